import fc from 'fast-check'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { nodeDeflate } from '../../../src/adapters/node/deflate.ts'
import { nodeInflate } from '../../../src/adapters/node/inflate.ts'
import { webInflate } from '../../../src/adapters/webcrypto/inflate.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const bomb = new Uint8Array(deflateRawSync(new Uint8Array(10_000_000)))

describe('nodeInflate', () => {
  it('[SY12] gives back what was deflated, empty or not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (raw) => {
        const stored = await nodeDeflate(raw)
        expect(await nodeInflate(stored, raw.length)).toEqual(raw)
      }),
      { numRuns: 50 },
    )
  })

  it.each([
    ['a byte more than is named', new Uint8Array(deflateRawSync(new Uint8Array(101))), 100, 'sync-too-large'],
    ['something where nothing is named', new Uint8Array(deflateRawSync(new Uint8Array(1))), 0, 'sync-too-large'],
    ['a bomb', bomb, 65_536, 'sync-too-large'],
    ['more than 200 times its length', bomb, 10_000_000, 'sync-too-large'],
    ['a byte less', new Uint8Array(deflateRawSync(new Uint8Array(99))), 100, 'sync-wrong-object'],
    ['no deflate', new Uint8Array([255, 255, 255]), 100, 'sync-wrong-object'],
    ['nothing', new Uint8Array(), 100, 'sync-wrong-object'],
    [
      'an end that is missing',
      new Uint8Array(deflateRawSync(Buffer.from('a wave, a wave')).subarray(0, 6)),
      14,
      'sync-wrong-object',
    ],
  ])('[SY12] refuses %s, by the code of the device', async (_what, stored, rawBytes, code) => {
    expect((await refusalOf(() => nodeInflate(stored, rawBytes))).code).toBe(code)
    expect((await refusalOf(() => webInflate(stored, rawBytes))).code).toBe(code)
  })
})
