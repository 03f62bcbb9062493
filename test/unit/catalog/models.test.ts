import { describe, expect, it } from 'vitest'
import { readCatalogFolder } from '../../../src/adapters/node/read-catalog-folder.ts'
import { decodeManifest } from '../../../src/catalog/manifest-file.ts'
import { openCatalog } from '../../../src/catalog/open-catalog.ts'
import { wholeModels } from '../../../src/catalog/open-models.ts'
import { withModels } from '../../../src/catalog/with-models.ts'
import { MOST_MODEL_BYTES } from '../../../src/contracts/catalog-manifest.ts'
import type { CatalogFiles, ModelBytes } from '../../../src/ports/catalog-store.ts'
import type { CatalogModel } from '../../../src/ports/content-store.ts'
import { aPack, sha256 } from '../../builders/a-pack.ts'
import { aModel } from '../../builders/a-model.ts'
import { aPackWithModels, someModels } from '../../builders/some-models.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const CATALOG = new URL('../../../public/catalog/', import.meta.url)

async function modelsOf(files: CatalogFiles): Promise<readonly CatalogModel[]> {
  return (await openCatalog(files, { sha256 })).models
}

/** What becomes of a pack whose first model file is given so, or not at all. */
async function withFirst(bytes: Uint8Array<ArrayBuffer> | undefined): Promise<readonly CatalogModel[]> {
  const files = await aPackWithModels()
  const [first, second] = someModels()
  return modelsOf({ ...files, models: [...(bytes ? [{ path: first.path, bytes }] : []), second] })
}

describe('a catalog with models', () => {
  it('[CT11] names its models in the manifest, ascending, so that another model is another version', async () => {
    const [first, second] = someModels()
    const plain = await aPack()
    const files = await aPackWithModels([second, first])
    const manifest = decodeManifest(files.manifest)
    expect(manifest.files.models?.map(({ path, bytes }) => [path, bytes])).toEqual([
      ['heavy-ranker.model', 3_000],
      ['item-tower.model', 1_000],
    ])
    const other = decodeManifest((await aPackWithModels([aModel(first.path, 9), second])).manifest)
    expect(new Set([plain.manifest.version, manifest.version, other.version]).size).toBe(3)
    expect(await modelsOf(files)).toEqual([first, second])
  })

  it('[CT11] leaves a catalog without models what it was, to the byte', async () => {
    const { files } = await aPack()
    const { models, ...rest } = decodeManifest(files.manifest).files
    expect([models, Object.keys(rest)]).toEqual([undefined, ['items', 'vectors']])
    expect((await withModels(files, [], sha256)).manifest).toEqual(files.manifest)
    const taken = await withModels(await aPackWithModels(), [], sha256)
    expect(taken).toEqual((await aPack()).files)
    expect(await modelsOf(taken)).toEqual([])
  })

  it.each<[string, readonly ModelBytes[], RegExp]>([
    ['a path that leaves the folder', [aModel('../a.model')], /models\.0\.path: expected the plain name/],
    ['an address', [aModel('https://a.example/a.model')], /models\.0\.path: expected the plain name/],
    ['another ending', [aModel('a.bin')], /models\.0\.path: expected .* ending in \.model/],
    ['17 files', Array.from({ length: 17 }, (_, i) => aModel(`m${String(i).padStart(2, '0')}.model`)), /at most 16/],
    ['a file of more than 4 MiB', [aModel('a.model', 1, MOST_MODEL_BYTES + 1)], /models\.0\.bytes: expected at most/],
    ['a name that comes twice', [aModel('a.model'), aModel('a.model', 2)], /names that ascend, each once/],
  ])('[CT11] refuses %s', async (_, models, says) => {
    const { code, message } = await refusalOf(() => aPackWithModels(models))
    expect(code).toBe('catalog-bad-manifest')
    expect(message).toMatch(says)
  })

  it('[CT12] refuses a model that is missing, too long or damaged, by name, and opens all the same', async () => {
    const [{ path, bytes }, second] = someModels()
    const flipped = bytes.with(7, (bytes[7] ?? 0) ^ 1)
    const long = new Uint8Array(bytes.length + 1)
    const refusals = [await withFirst(undefined), await withFirst(long), await withFirst(flipped)]
    expect(refusals.map(([first]) => first)).toEqual([
      { path, refused: 'it is missing' },
      { path, refused: 'it has 3001 bytes, not 3000' },
      { path, refused: `its SHA-256 is ${await sha256(flipped)}, not ${await sha256(bytes)}` },
    ])
    for (const [, other] of refusals) expect(other).toEqual(second)
  })

  it('[CT12] looks at the digests of models alone where the rest is verified later', async () => {
    const files = await aPackWithModels()
    const [first] = someModels()
    const damaged = { ...files, models: [{ path: first.path, bytes: first.bytes.toReversed() }] }
    const unlooked = (await openCatalog(damaged)).models
    expect(unlooked.map((model) => 'refused' in model)).toEqual([false, true])
    const looked = (await openCatalog(damaged, { modelSha256: sha256 })).models
    expect(looked.map((model) => 'refused' in model)).toEqual([true, true])
    expect(await refusalOf(async () => wholeModels(looked))).toMatchObject({ code: 'catalog-corrupt' })
  })

  it('[CT12] ignores a model file that the manifest does not name', async () => {
    const files = await aPackWithModels()
    const models = [aModel('another.model'), ...someModels()]
    expect(await modelsOf({ ...files, models })).toEqual(someModels())
  })

  it('[CT9] still refuses the catalog itself for a changed byte of items or vectors', async () => {
    const files = await aPackWithModels()
    for (const name of ['items', 'vectors'] as const) {
      const damaged = { ...files, [name]: files[name].with(100, (files[name][100] ?? 0) ^ 1) }
      expect((await refusalOf(() => openCatalog(damaged, { sha256 }))).code).toBe('catalog-corrupt')
    }
  })
})

it('[CT11] opens the committed catalog with every model that it names', async () => {
  const store = await openCatalog(await readCatalogFolder(CATALOG.pathname), { sha256 })
  expect(store.models.length).toBeGreaterThan(0)
  expect(store.models.filter((model) => 'refused' in model)).toEqual([])
})
