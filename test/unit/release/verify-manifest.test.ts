import { describe, expect, it } from 'vitest'
import { nodeDeflate } from '../../../src/adapters/node/deflate.ts'
import type { Head } from '../../../src/release/head.ts'
import type { ReleaseManifest } from '../../../src/release/release-manifest.ts'
import { signManifest } from '../../../src/release/sign-release.ts'
import { verifyManifest } from '../../../src/release/verify-manifest.ts'
import { encodeEnvelope } from '../../../src/release/envelope.ts'
import { aPack, sha256 } from '../../builders/a-pack.ts'
import { aRoot, ASite, hands, someTools } from '../../builders/a-publisher.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const tools = await someTools()
const root = await aRoot()
const { head, manifest } = await new ASite().release((await aPack()).files)

/** A head that names these bytes, as one who holds the head key could sign it. */
async function stored(envelope: Uint8Array): Promise<{ bytes: Uint8Array<ArrayBuffer>; head: Head }> {
  const bytes = await nodeDeflate(envelope)
  return {
    bytes,
    head: { ...head, manifest: { sha256: await sha256(bytes), bytes: bytes.length, rawBytes: envelope.length } },
  }
}

const codeOf = async (envelope: Uint8Array): Promise<string> => {
  const { bytes, head: naming } = await stored(envelope)
  return (await refusalOf(() => verifyManifest(bytes, naming, root, tools))).code
}
const signed = (fields: Partial<ReleaseManifest>): Promise<Uint8Array> =>
  signManifest({ ...manifest, ...fields }, hands.release, sha256)

describe('a manifest', () => {
  it('[SY6] that is right is given back as it was signed', async () => {
    const { bytes, head: naming } = await stored(await signed({}))
    expect(await verifyManifest(bytes, naming, root, tools)).toEqual(manifest)
  })

  it('[SY4] is signed by the release key: a head key cannot mint content', async () => {
    expect(await codeOf(await signManifest(manifest, hands.head, sha256))).toBe('sync-bad-signature')
  })

  it('[SY6] that nobody signed is not parsed', async () => {
    expect(await codeOf(encodeEnvelope({ signatures: [], payload: new TextEncoder().encode('}{') }))).toBe(
      'sync-bad-signature',
    )
  })

  it.each([
    ['another catalog', { catalog: 'another' }, 'sync-wrong-catalog'],
    ['an earlier release than the head', { seq: 0 }, 'sync-wrong-object'],
    ['a later release than the head', { seq: 2 }, 'sync-wrong-object'],
    ['another epoch', { epoch: 2 }, 'sync-wrong-object'],
    ['vectors of another length than its count', { count: 65 }, 'sync-bad-format'],
  ])('[SY6] of %s is refused', async (_, fields, code) => {
    expect(await codeOf(await signed(fields))).toBe(code)
  })

  it.each([
    ['a dim that no vector has', { dim: 17 }],
    ['a bomb', { items: { ...manifest.items, rawBytes: 1e12 } }],
    ['a scale of 0', { normalisers: { semantic: 0, tag: 1 } }],
  ])('[SY5] with %s is not even signed', async (_, fields) => {
    expect((await refusalOf(() => signed(fields))).code).toBe('sync-bad-format')
  })
})
