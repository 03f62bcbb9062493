import { describe, expect, it } from 'vitest'
import { buildPack } from '../../../src/catalog/build-pack.ts'
import { decodeManifest, encodeManifest } from '../../../src/catalog/manifest-file.ts'
import { openCatalog, verifyCatalog } from '../../../src/catalog/open-catalog.ts'
import type { CatalogFiles } from '../../../src/ports/catalog-store.ts'
import { aContent } from '../../builders/a-content.ts'
import { aPack, PACK_DIM, sha256, someInfo, somePackContents } from '../../builders/a-pack.ts'
import { vectorFromId } from '../../builders/a-catalog.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

/** `code: message` of the refusal, for one look at both. */
async function refused(files: CatalogFiles, digests = false): Promise<string> {
  const { code, message } = await refusalOf(() => openCatalog(files, digests ? { sha256 } : {}))
  return `${code}: ${message}`
}

/** The pack with its manifest changed, and nothing made to fit it. */
async function withManifest(change: Record<string, unknown>): Promise<CatalogFiles> {
  const { files, manifest } = await aPack()
  return { ...files, manifest: bytesOf(JSON.stringify({ ...manifest, ...change })) }
}

describe('openCatalog', () => {
  it('[CT8] opens a pack with and without digests', async () => {
    const { files, manifest } = await aPack()
    for (const store of [await openCatalog(files), await openCatalog(files, { sha256 })]) {
      expect(store.version).toBe(manifest.version)
      expect([store.size, store.dim]).toEqual([3, PACK_DIM])
      expect(store.contentAt(0).title).toBe('Grüße 日本')
    }
  })

  it('[CT8] scans by the path that is asked for', async () => {
    const { files } = await aPack()
    expect((await openCatalog(files, { path: 'js' })).path).toBe('js')
    expect((await openCatalog(files, { path: 'simd' })).path).toBe('simd')
  })

  it.each([
    ['an HTML page', '\n<!DOCTYPE html><html><body>Not found</body></html>', 'an HTML page'],
    ['markup', '<Error><Code>AccessDenied</Code></Error>', 'a page of markup'],
    ['an empty file', '', 'an empty file'],
    ['plain text', 'Not found', 'text that is no JSON: "Not found"'],
    ['a JSON list', '[1]', 'JSON that is no object: [1]'],
  ])('[CT8] refuses %s, saying what it looks like and what to check', async (_, text, says) => {
    const { files } = await aPack()
    const page = { ...files, manifest: bytesOf(text) }
    expect(await refused(page)).toContain(`catalog-not-a-catalog: Expected manifest.json of a catalog, found ${says}`)
    expect(await refused(page)).toContain('Check that the catalog folder')
  })

  it('[CT8] refuses a manifest that does not fit, with every fault', async () => {
    const files = await withManifest({ schemaVersion: 2, dim: -1, extra: true })
    expect(await refused(files)).toMatch(/^catalog-bad-manifest: .*schemaVersion: expected 1, found 2/s)
    expect(await refused(files)).toMatch(/^catalog-bad-manifest: .*dim/s)
    expect(await refused(files)).toMatch(/^catalog-bad-manifest: .*extra: expected a known key/s)
  })

  it('[CT8] refuses file names that would leave the folder', async () => {
    const { manifest } = await aPack()
    for (const path of ['../items.ndjson', 'https://example.org/items.ndjson', '/items.ndjson', '']) {
      const items = { ...manifest.files.items, path }
      expect(await refused(await withManifest({ files: { ...manifest.files, items } }))).toMatch(
        /^catalog-bad-manifest: .*path/s,
      )
    }
  })

  it('[CT8] refuses files of another length', async () => {
    const { files } = await aPack()
    const cutItems = { ...files, items: files.items.slice(0, -1) }
    const cutVectors = { ...files, vectors: files.vectors.slice(0, -1) }
    expect(await refused(cutItems)).toMatch(/^catalog-corrupt: .*items\.ndjson/s)
    expect(await refused(cutVectors)).toMatch(/^catalog-corrupt: .*vectors\.bin/s)
  })

  it('[CT8] refuses vectors of another dim, also one that no index can hold', async () => {
    expect(await refused(await withManifest({ dim: 32 }))).toMatch(
      /^catalog-dim-mismatch: .*expected vectors of 32 numbers, found 16/s,
    )
    const noRows = await buildPack(
      { info: someInfo, contents: [], vectors: new Map(), dim: PACK_DIM, modelId: 'none' },
      sha256,
    )
    const vectors = noRows.files.vectors.slice()
    new DataView(vectors.buffer).setUint32(8, 10, true)
    const manifest = encodeManifest({ ...noRows.manifest, dim: 10 })
    expect(await refused({ ...noRows.files, manifest, vectors })).toMatch(/^catalog-dim-mismatch: .*multiple of 16/s)
  })

  it('[CT8] refuses a vector that is not of length 1', async () => {
    const { files } = await aPack()
    const vectors = files.vectors.slice()
    new DataView(vectors.buffer).setFloat32(64, 1, true)
    expect(await refused({ ...files, vectors })).toMatch(/^catalog-corrupt: .*in row 0/s)
  })

  it('[CT8] looks at the files in order: a bad record is not read before the digests are right', async () => {
    const { files } = await aPack()
    const items = files.items.slice()
    items[0] = 0x20
    expect(await refused({ ...files, items })).toMatch(/^catalog-bad-record: .*items\.ndjson:1/s)
    expect(await refused({ ...files, items }, true)).toMatch(/^catalog-corrupt: .*SHA-256/s)
  })

  it('[CT4] opens a catalog of no records', async () => {
    const { files, manifest } = await aPack([])
    expect(manifest.normalisers).toEqual({ semantic: 1, tag: 1 })
    expect((await openCatalog(files, { sha256 })).size).toBe(0)
  })
})

describe('buildPack', () => {
  it('[CT1] gives equal bytes for equal content in any order', async () => {
    const one = await aPack(somePackContents())
    const other = await aPack(somePackContents().toReversed())
    expect(other).toEqual(one)
  })

  it('[CT1] gives another version for any change of content, and none for none', async () => {
    const [first, ...rest] = somePackContents()
    const { version } = (await aPack()).manifest
    const changed = await Promise.all([
      aPack(rest),
      aPack([aContent({ ...first, title: 'Another' }), ...rest]),
      aPack(somePackContents(), { ...someInfo, title: 'Another' }),
    ])
    expect(version).toMatch(/^[0-9a-f]{16}$/)
    expect(new Set([version, ...changed.map(({ manifest }) => manifest.version)]).size).toBe(4)
  })

  it('[CT1] writes a manifest of the documented form', async () => {
    const { files, manifest } = await aPack()
    const text = new TextDecoder().decode(files.manifest)
    expect(text).toBe(`${JSON.stringify(manifest, null, 2)}\n`)
    expect(Object.keys(decodeManifest(files.manifest))).toEqual([
      'schemaVersion',
      'version',
      'info',
      'count',
      'dim',
      'modelId',
      'normalisers',
      'files',
    ])
  })

  it('[CT8] refuses an id that comes twice and a content without a vector of dim numbers', async () => {
    const twice = [aContent({ id: 'a' }), aContent({ id: 'a' })]
    await expect(aPack(twice)).rejects.toThrow(expect.objectContaining({ code: 'catalog-duplicate-id' }))
    const parts = { info: someInfo, contents: [aContent({ id: 'a' })], dim: PACK_DIM, modelId: 'none' }
    for (const vectors of [new Map(), new Map([['a', vectorFromId('a', 32)]])]) {
      await expect(buildPack({ ...parts, vectors }, sha256)).rejects.toThrow(
        expect.objectContaining({ code: 'catalog-dim-mismatch' }),
      )
    }
  })
})

describe('verifyCatalog', () => {
  it('[CT9] accepts what was built and refuses a manifest of the same meaning in other bytes', async () => {
    const { files, manifest } = await aPack()
    await expect(verifyCatalog(files, sha256)).resolves.toBeUndefined()
    const compact = { ...files, manifest: bytesOf(JSON.stringify(manifest)) }
    await expect(verifyCatalog(compact, sha256)).rejects.toThrow(expect.objectContaining({ code: 'catalog-corrupt' }))
    expect((await openCatalog(compact)).size).toBe(3)
  })
})
