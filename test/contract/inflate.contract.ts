/** What every Inflate promises. */
import { expect, it } from 'vitest'
import type { Inflate } from '../../src/ports/codec.ts'
import { refusalOf } from '../builders/refusal-of.ts'

interface Deflated {
  readonly raw: Uint8Array<ArrayBuffer>
  readonly stored: Uint8Array<ArrayBuffer>
}

/** Of many words: about a third of its length. */
const text = await deflated(Array.from({ length: 30_000 }, (_, i) => `${(i * 7919) % 10_007} `).join(''))
/** Of one letter: a thousandth of its length. */
const bomb = await deflated('x'.repeat(3_000_000))

async function deflated(content: string): Promise<Deflated> {
  const raw = new TextEncoder().encode(content)
  const stream = new Blob([raw]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return { raw, stored: new Uint8Array(await new Response(stream).arrayBuffer()) }
}

export function describeInflate(inflate: Inflate): void {
  it('[SY12] gives back what was deflated', async () => {
    expect(await inflate(text.stored, text.raw.length)).toEqual(text.raw)
    expect(await inflate(Uint8Array.of(3, 0), 0)).toEqual(new Uint8Array())
  })

  it('[SY12] ends at the first byte above the length that is named', async () => {
    const refusal = await refusalOf(() => inflate(text.stored, text.raw.length - 1))
    expect(refusal.code).toBe('sync-too-large')
    expect((await refusalOf(() => inflate(bomb.stored, 65_536))).code).toBe('sync-too-large')
  })

  it('[SY12] refuses a ratio above 200 before it begins', async () => {
    const refusal = await refusalOf(() => inflate(bomb.stored, bomb.raw.length))
    expect(refusal.code).toBe('sync-too-large')
    expect(refusal.message).toContain('200 times')
    expect((await refusalOf(() => inflate(new Uint8Array(8), 1e12))).code).toBe('sync-too-large')
  })

  it('[SY12] refuses what ends early or is no deflate', async () => {
    const early = text.stored.slice(0, text.stored.length >> 1)
    expect((await refusalOf(() => inflate(early, text.raw.length))).code).toBe('sync-wrong-object')
    expect((await refusalOf(() => inflate(text.stored, text.raw.length + 1))).code).toBe('sync-wrong-object')
    const page = new TextEncoder().encode('<!doctype html>'.repeat(50))
    expect((await refusalOf(() => inflate(page, 5_000))).code).toMatch(/^sync-(wrong-object|too-large)$/)
    expect((await refusalOf(() => inflate(new Uint8Array(), 1))).code).toBe('sync-wrong-object')
  })

  it('[SY12] stops when it is told to', async () => {
    const given = new Error('no longer wanted')
    const signal = AbortSignal.abort(given)
    await expect(inflate(text.stored, text.raw.length, { signal })).rejects.toBe(given)
  })
}
