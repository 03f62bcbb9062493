import { describe, expect, it } from 'vitest'
import { encodeEnvelope, type Signature, signedBytes, splitEnvelope } from '../../../src/release/envelope.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const MOST = 2048
const payload = new TextEncoder().encode('{"any":"bytes"}\nwith a second line')

function someSignatures(count: number): Signature[] {
  return Array.from({ length: count }, (_, i) => ({
    key: i.toString(16).padStart(16, '0'),
    signature: new Uint8Array(64).fill(i),
  }))
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

async function codeOf(bytes: Uint8Array<ArrayBuffer>, maxBytes = MOST): Promise<string> {
  return (await refusalOf(() => splitEnvelope(bytes, maxBytes, 'a file'))).code
}

describe('an envelope', () => {
  it.each([0, 1, 2, 8])('[SY2] gives back %i signatures and the payload to the byte', (count) => {
    const envelope = { signatures: someSignatures(count), payload }
    expect(splitEnvelope(encodeEnvelope(envelope), MOST, 'a file')).toEqual(envelope)
  })

  it('[SY2] is a line of JSON, then the payload', () => {
    const bytes = encodeEnvelope({ signatures: someSignatures(1), payload })
    expect(new TextDecoder().decode(bytes)).toBe(
      `{"sigs":[{"key":"0000000000000000","sig":"${'A'.repeat(86)}"}]}\n{"any":"bytes"}\nwith a second line`,
    )
  })

  it('[SY3] signs the role with the payload', () => {
    expect(new TextDecoder().decode(signedBytes('head', bytesOf('{}')))).toBe('docent/v1\nhead\n{}')
  })

  it('[SY6] is refused for its length before anything else is looked at', async () => {
    expect(await codeOf(bytesOf('<!doctype html>'.repeat(100)), 64)).toBe('sync-too-large')
    const exact = encodeEnvelope({ signatures: [], payload })
    expect(splitEnvelope(exact, exact.length, 'a file').payload).toEqual(payload)
    expect(await codeOf(exact, exact.length - 1)).toBe('sync-too-large')
  })

  it.each([
    ['a page', '<!doctype html><title>404</title>', 'a page of markup'],
    ['an empty file', '', 'an empty file'],
    ['other JSON', '{"schemaVersion":1}', 'other bytes'],
  ])('[SY2] says of %s that it is no release', async (_, text, found) => {
    const refusal = await refusalOf(() => splitEnvelope(bytesOf(text), MOST, 'the head'))
    expect(refusal.code).toBe('sync-not-a-release')
    expect(refusal.message).toContain(`found ${found}`)
  })

  const one = `{"key":"00000000000000ff","sig":"${'A'.repeat(86)}"}`
  it.each([
    ['no line end', '{"sigs":[]}'],
    ['a line that is too long', `{"sigs":[]}${' '.repeat(1024)}\n{}`],
    ['blanks', '{"sigs": []}\n{}'],
    ['another key', '{"sigs":[],"more":1}\n{}'],
    ['nine signatures', `{"sigs":[${Array(9).fill(one).join(',')}]}\n{}`],
    ['a key that signs twice', `{"sigs":[${one},${one}]}\n{}`],
    ['upper-case hex', `{"sigs":[${one.replace('ff', 'FF')}]}\n{}`],
    ['a signature that is too short', `{"sigs":[${one.replace('A"', '"')}]}\n{}`],
    ['bits beyond the last byte', `{"sigs":[${one.replace('A"', 'B"')}]}\n{}`],
    ['padding', `{"sigs":[${one.replace('A"', 'A=="')}]}\n{}`],
    ['a byte that is not ASCII', `{"sigs":[${one.replace('00', 'é')}]}\n{}`],
  ])('[SY2] refuses %s', async (_, text) => {
    expect(await codeOf(bytesOf(text))).toBe('sync-bad-format')
  })
})
