import { beforeAll, describe, expect, it } from 'vitest'
import { applyDelta } from '../../src/release/apply-delta.ts'
import { aPack, sha256, somePackContents } from '../builders/a-pack.ts'
import { assembleCatalog } from '../../src/release/assemble.ts'
import { decodeDelta } from '../../src/release/delta.ts'
import { decodeManifest } from '../../src/catalog/manifest-file.ts'
import { decodeUsbFile } from '../../src/release/usb-file.ts'
import { objectPath } from '../../src/release/release-object.ts'
import { openObject } from '../../src/release/open-object.ts'
import { openRoot } from '../../src/release/verify-root-chain.ts'
import { Publisher } from '../../src/publish.ts'
import { refusalOf } from '../builders/refusal-of.ts'
import { verifyHead } from '../../src/release/verify-head.ts'
import { verifyManifest } from '../../src/release/verify-manifest.ts'
import type { VerifyTools } from '../../src/release/check-signatures.ts'
import { webInflate } from '../../src/adapters/webcrypto/inflate.ts'
import { webSignatures } from '../../src/adapters/webcrypto/signatures.ts'

const NOW = Date.UTC(2026, 10, 21)
const DAY_MS = 86_400_000
const valid = { issued: NOW, expires: NOW + DAY_MS }

let tools: VerifyTools
beforeAll(async () => {
  const signatures = await webSignatures()
  if (!signatures) throw new Error('no WebCrypto')
  tools = { signatures, sha256 }
})

async function aPublisher(epoch = 1): Promise<Publisher> {
  return Publisher.open({ catalog: (await aPack()).files, epoch })
}

function edited(): { readonly content: ReturnType<typeof somePackContents>[number] }[] {
  const [content] = somePackContents()
  return content ? [{ content: { ...content, title: 'A new label' } }] : []
}

describe('Publisher', () => {
  it('[PB81] signs what a device verifies: root, head, manifest, and the delta of one edit', async () => {
    const publisher = await aPublisher()
    const first = await publisher.release([], valid)
    const before = publisher.catalog
    const second = await publisher.release(edited(), valid)
    expect(second.head).toMatchObject({ epoch: 1, seq: 2, delta: { from: first.manifest.version } })

    const root = await openRoot(new TextEncoder().encode(publisher.root), tools)
    const bytes = publisher.site.get('head') ?? new Uint8Array()
    const verdict = await verifyHead(bytes, { root, mark: undefined, now: NOW }, tools)
    if (verdict.kind !== 'head') throw new Error('another root is wanted')
    const read = (path: string): Uint8Array<ArrayBuffer> => publisher.site.get(path) ?? new Uint8Array()
    const objects = { sha256, inflate: webInflate }
    const stored = read(objectPath(verdict.head.manifest.sha256))
    const manifest = await verifyManifest(stored, verdict.head, root, { ...tools, ...objects })
    expect(manifest).toEqual(second.manifest)
    const { delta } = verdict.head
    if (!delta) throw new Error('no delta')
    const raw = await openObject(read(objectPath(delta.sha256)), delta, 'the delta', objects)
    const { info, count, dim } = decodeManifest(before.manifest)
    const after = applyDelta(
      { items: before.items, vectors: before.vectors.slice(), count, dim },
      decodeDelta(raw, dim, { from: first.manifest.version, to: manifest.version }),
    )
    const { files } = await assembleCatalog(manifest, info, after, sha256)
    expect(files).toEqual(publisher.catalog)
    expect(new TextDecoder().decode(files.items)).toContain('A new label')
  })

  it('[PB81] has keys of its own: another publisher’s head is refused', async () => {
    const [one, other] = await Promise.all([aPublisher(), aPublisher()])
    await other.release([], valid)
    const root = await openRoot(new TextEncoder().encode(one.root), tools)
    const head = other.site.get('head') ?? new Uint8Array()
    const refused = await refusalOf(() => verifyHead(head, { root, mark: undefined, now: NOW }, tools))
    expect(refused.code).toBe('sync-bad-signature')
  })

  it('[PB81] signs a head anew with another validity', async () => {
    const publisher = await aPublisher()
    await publisher.release([], valid)
    const root = await openRoot(new TextEncoder().encode(publisher.root), tools)
    const expired = await publisher.headOf({ issued: NOW - 2 * DAY_MS, expires: NOW - DAY_MS })
    const refused = await refusalOf(() => verifyHead(expired, { root, mark: undefined, now: NOW }, tools))
    expect(refused.code).toBe('sync-expired')
  })

  it('[PB81] packs the latest release into one file', async () => {
    const publisher = await aPublisher()
    await publisher.release([], valid)
    const { manifest } = await publisher.release(edited(), valid)
    const files = decodeUsbFile(publisher.pack())
    expect([...files.keys()].slice(0, 2)).toEqual(['head', 'root/1'])
    const items = files.get(objectPath(manifest.items.sha256)) ?? new Uint8Array()
    const raw = await openObject(items, manifest.items, 'the items', { sha256, inflate: webInflate })
    expect(raw).toEqual(publisher.catalog.items)
  })

  it('[PB81] has nothing to pack or to sign anew before its first release', async () => {
    const publisher = await aPublisher()
    expect(() => publisher.pack()).toThrow('found none yet')
    expect((await refusalOf(() => publisher.headOf(valid))).code).toBe('options-invalid')
  })
})
