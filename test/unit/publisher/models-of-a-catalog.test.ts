import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addModels } from '../../../src/publisher/add-models.ts'
import { aCountingEmbedder } from '../../builders/a-counting-embedder.ts'
import { aFolder, ndjson } from '../../builders/a-folder.ts'
import { aModel } from '../../builders/a-model.ts'
import { aPack, PACK_DIM, sha256 } from '../../builders/a-pack.ts'
import { aCatalogFolder, aSite, someWorks } from '../../builders/a-site.ts'
import { buildCatalog, type BuildReport } from '../../../src/publisher/build-catalog.ts'
import { encodeModelFile } from '../../../src/models/model-file.ts'
import { editCatalog } from '../../../src/release/edit-catalog.ts'
import { openCatalog } from '../../../src/catalog/open-catalog.ts'
import { readCatalogFolder } from '../../../src/adapters/node/read-catalog-folder.ts'
import { refusalOf } from '../../builders/refusal-of.ts'
import { releaseSite } from '../../../src/publisher/site/release-site.ts'
import { someModels } from '../../builders/some-models.ts'
import { vectorFromId } from '../../builders/a-catalog.ts'
import { withModels } from '../../../src/catalog/with-models.ts'

const [first, second] = someModels()
const silent = { start() {}, step() {}, stop() {} }

async function aFolderWithModels(): Promise<string> {
  const folder = join(await aFolder(), 'catalog')
  await aCatalogFolder(folder, someWorks(6))
  await addModels(folder, [second, first])
  return folder
}

describe('addModels', () => {
  it('[CT14] puts models into a folder under another version, replaces them, and takes them away again', async () => {
    const folder = join(await aFolder(), 'catalog')
    await aCatalogFolder(folder, someWorks(6))
    const plain = await readCatalogFolder(folder)
    const { version, removed } = await addModels(folder, [second, first])
    const store = await openCatalog(await readCatalogFolder(folder), { sha256 })
    expect([store.version, store.models, removed]).toEqual([version, [first, second], []])

    expect((await addModels(folder, [aModel(first.path, 5)])).removed).toEqual([second.path])
    expect(await readdir(folder)).toEqual(['heavy-ranker.model', 'items.ndjson', 'manifest.json', 'vectors.bin'])
    expect((await addModels(folder, [])).removed).toEqual([first.path])
    expect(await readCatalogFolder(folder)).toEqual(plain)
  })

  it('[CT14] changes nothing for a name that no catalog may have, nor where the catalog itself is damaged', async () => {
    const folder = await aFolderWithModels()
    const before = await readCatalogFolder(folder)
    expect((await refusalOf(() => addModels(folder, [aModel('../a.model')]))).code).toBe('catalog-bad-manifest')
    expect(await readCatalogFolder(folder)).toEqual(before)
    await writeFile(join(folder, 'items.ndjson'), before.items.slice(1))
    expect((await refusalOf(() => addModels(folder, [first]))).code).toBe('catalog-corrupt')
    expect(await readdir(folder)).toHaveLength(5)
  })

  it('[CT14] leaves a folder alone that holds a model which its manifest does not name', async () => {
    const folder = await aFolderWithModels()
    await writeFile(join(folder, 'stranger.model'), 'x')
    const { code, message } = await refusalOf(() => addModels(folder, [first]))
    expect([code, message]).toEqual(['cli-bad-input', expect.stringContaining('stranger.model')])
    expect(await readdir(folder)).toHaveLength(6)
  })
})

describe('a publisher', () => {
  it('[CT13] releases nothing where a model is missing, which a device would merely do without', async () => {
    const place = await aSite()
    const catalog = await aFolderWithModels()
    await rm(join(catalog, first.path))
    const request = { catalog, keys: place.keys, elsewhere: [], site: place.site, issued: 0, expiresDays: 9 }
    const { code, message } = await refusalOf(() => releaseSite({ ...request, progress: silent }))
    expect([code, message]).toEqual(['catalog-corrupt', expect.stringContaining(first.path)])
    await expect(readdir(place.site)).rejects.toThrow('ENOENT')
    expect((await openCatalog(await readCatalogFolder(catalog), { sha256 })).models[0]).toEqual({
      path: first.path,
      refused: 'it is missing',
    })
  })

  it('[SY60] releases, verifies, compares and packs models, and keeps their objects', async () => {
    const place = await aSite()
    const folder = join(place.cwd, 'catalog')
    await place.release(someWorks(6), '2026-11-01')
    await addModels(folder, [first, second])
    const release = (issued: string) =>
      place.docent('release', 'catalog', '--keys', 'keys', '-o', 'site', '--issued', issued, '--json')
    const report = JSON.parse((await release('2026-11-02')).printed) as { changes: object; bytes: { full: number } }
    expect(report.changes).toEqual({
      added: [],
      edited: [],
      removed: [],
      models: [
        { path: first.path, change: 'added' },
        { path: second.path, change: 'added' },
      ],
    })
    const before = report.bytes.full
    await place.docent('pack', 'site', '-o', 'before.docent')
    await addModels(folder, [aModel(first.path, 5), second])
    const next = JSON.parse((await release('2026-11-03')).printed) as { bytes: Record<string, number> }
    expect(next.bytes['full']).toBeGreaterThan(before - 100)
    // The changed model of 3,000 bytes is part of a delta, the other of 1,000 is not.
    expect(next.bytes['delta']).toBeGreaterThan(3_000)
    expect(next.bytes['delta']).toBeLessThan((next.bytes['full'] ?? 0) - 1_000)
    expect((await place.docent('verify', 'site', '--root', 'keys/root/1', '--cache', 'seen')).printed).toContain(
      'every record can be read, 2 models',
    )
    await place.docent('pack', 'site', '-o', 'after.docent')
    const diff = await place.docent('diff', 'before.docent', 'after.docent')
    expect(diff.printed).toContain(`  no record changed\n  models   ${first.path} changed\n`)
    expect((await readFile(join(place.cwd, 'after.docent'))).length).toBeGreaterThan(4_000)
  })

  it('[CT17] inspects models by their own headers', async () => {
    const header = {
      schemaVersion: 1,
      kind: 'toxicity',
      sizes: [2, 1],
      inputs: ['a', 'b'],
      outputs: ['toxic'],
      normalisation: { mean: [0, 0], scale: [1, 1] },
      seed: 1,
      dataDigest: '',
      blocks: [{ name: 'w', length: 300 }],
    } as const
    const bytes = encodeModelFile({ header, blocks: new Map([['w', new Float32Array(300)]]) })
    const cwd = await aFolder()
    await aCatalogFolder(join(cwd, 'catalog'), someWorks(6))
    await addModels(join(cwd, 'catalog'), [{ path: 'a.model', bytes }, aModel('b.model'), first])
    await rm(join(cwd, 'catalog', first.path))
    const place = await aSite()
    const { printed } = await place.docent('inspect', join(cwd, 'catalog'))
    const lines = printed.split('\n').filter((line) => line.startsWith('model '))
    expect(lines).toEqual([
      expect.stringMatching(/^model {3}a\.model: toxicity, 1\.\d KB$/),
      expect.stringMatching(/^model {3}b\.model: cannot be used, /),
      `model   ${first.path}: cannot be used, it is missing`,
    ])
  })
})

describe('a catalog whose records change', () => {
  const records = (...ids: readonly string[]): string =>
    ndjson(...ids.map((id) => ({ id, contentType: 'poi', title: `Title of ${id}` })))

  async function build(cwd: string, sources: string): Promise<BuildReport> {
    await writeFile(join(cwd, 'a.ndjson'), sources)
    const embedder = aCountingEmbedder()
    const paths = { sources: ['a.ndjson'], out: 'catalog', cacheFolder: 'cache' }
    return buildCatalog({ cwd, ...paths, dryRun: false, embedder, progress: silent })
  }

  it('[CT15] keeps its models through a build while the ids stay in their rows, else leaves them out and says so', async () => {
    const cwd = await aFolder()
    expect(await build(cwd, records('a', 'b'))).not.toHaveProperty('models')
    await addModels(join(cwd, 'catalog'), [first])
    expect(await build(cwd, records('a', 'b'))).toMatchObject({ models: 'kept', outcome: 'unchanged' })
    const edited = records('a', 'b').replace('Title of b', 'Another title')
    expect(await build(cwd, edited)).toMatchObject({ models: 'kept', outcome: 'written' })
    expect((await readCatalogFolder(join(cwd, 'catalog'))).models).toEqual([first])
    expect(await build(cwd, records('a', 'c'))).toMatchObject({ models: 'left-out', outcome: 'written' })
    expect(await readCatalogFolder(join(cwd, 'catalog'))).not.toHaveProperty('models')
  })

  it('[CT15] keeps its models through an edit of a record, and not through a new one', async () => {
    const contents = someWorks(3)
    const { files } = await aPack(contents)
    const withBoth = await withModels(files, [first, second], sha256)
    const [content] = contents
    if (!content) throw new Error('Expected a work.')
    const edited = await editCatalog(withBoth, [{ content: { ...content, title: 'Another' } }], sha256)
    expect((await openCatalog(edited, { sha256 })).models).toEqual([first, second])
    const added = { content: { ...content, id: 'z' }, vector: vectorFromId('z', PACK_DIM) }
    const longer = await openCatalog(await editCatalog(withBoth, [added], sha256), { sha256 })
    expect([longer.size, longer.models]).toEqual([4, []])
  })
})
