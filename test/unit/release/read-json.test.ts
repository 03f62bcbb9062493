import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJson } from '../../../src/release/read-json.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

function read(text: string): unknown {
  return readJson(new TextEncoder().encode(text), 'a file')
}

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)
const keys = (count: number): string => `{${Array.from({ length: count }, (_, i) => `"k${i}":0`).join(',')}}`
const text = (chars: number): string => JSON.stringify('x'.repeat(chars))

describe('reading JSON', () => {
  it.each([
    ['8 levels', nested(8)],
    ['64 keys', keys(64)],
    ['65,536 characters', text(65_536)],
    ['keys of one name in two objects', '[{"a":{"a":1}},{"a":2}]'],
    ['quotes and braces in a string', String.raw`{"a":"\"}{[\\","b":"{\"a\":1,\"a\":2}"}`],
    ['what looks like a key, as a value', '["__proto__", "constructor"]'],
  ])('[SY5] takes %s', (_, json) => {
    expect(read(json)).toEqual(JSON.parse(json))
  })

  it.each([
    ['9 levels', nested(9), '8 levels'],
    ['100,000 levels that never end', '['.repeat(100_000), '8 levels'],
    ['65 keys', keys(65), '64 keys'],
    ['65,537 characters', text(65_537), '65536 characters'],
    ['a key that is too long', `{${text(65_537)}:1}`, '65536 characters'],
    ['a key twice', '{"a":1,"a":2}', 'every key once'],
    ['a key twice, once escaped', String.raw`{"a":1,"\u0061":2}`, 'every key once'],
    ['a key twice, with blanks before the colon', '{"a":1,"a"\n\t :2}', 'every key once'],
    ['__proto__', '{"__proto__":{"polluted":1}}', '__proto__'],
    ['__proto__ deep inside and escaped', String.raw`{"a":[{"__\u0070roto__":1}]}`, '__proto__'],
    ['constructor', '{"constructor":1}', 'constructor'],
    ['prototype', '{"prototype":1}', 'prototype'],
    ['no JSON', '{"a":}', 'JSON'],
    ['a string without an end', '"abc', 'JSON'],
    ['a string that ends in a backslash', String.raw`{"a":"b\\\"`, 'JSON'],
    ['a key that is no string', String.raw`{"\x":1}`, 'JSON'],
    ['two values', '{}{}', 'JSON'],
    ['a byte order mark', '\ufeff{}', 'JSON'],
    ['nothing', '', 'JSON'],
  ])('[SY5] refuses %s', async (_, json, expected) => {
    const refusal = await refusalOf(() => read(json))
    expect(refusal.code).toBe('sync-bad-format')
    expect(refusal.message).toContain(expected)
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('[SY5] refuses bytes that are no UTF-8', async () => {
    expect((await refusalOf(() => readJson(Uint8Array.of(0x22, 0xff, 0x22), 'a file'))).code).toBe('sync-bad-format')
  })

  it('[SY5] reads what JSON.parse reads, wherever the limits allow it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 2), (value, indent) => {
        const json = JSON.stringify(value, null, indent)
        fc.pre(!/__proto__|constructor|prototype/.test(json))
        expect(read(json)).toEqual(JSON.parse(json))
      }),
      { numRuns: 1_000, seed: 20_261_211 },
    )
  })
})
