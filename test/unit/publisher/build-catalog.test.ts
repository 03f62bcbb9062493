import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCatalogFolder } from '../../../src/adapters/node/read-catalog-folder.ts'
import { sha256Hex } from '../../../src/adapters/node/sha256.ts'
import { openCatalog } from '../../../src/catalog/open-catalog.ts'
import { type BuildReport, type BuildRequest, buildCatalog } from '../../../src/publisher/build-catalog.ts'
import { aCountingEmbedder } from '../../builders/a-counting-embedder.ts'
import { aFolder, ndjson } from '../../builders/a-folder.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const silent = { start() {}, step() {}, stop() {} }
const aRecord = (id: string, more: object = {}): object => ({ id, contentType: 'poi', title: `Title ${id}`, ...more })
const three = ndjson(aRecord('b'), aRecord('a', { tags: ['subject:sea'] }), aRecord('c'))

async function build(cwd: string, changes: Partial<BuildRequest> = {}): Promise<BuildReport> {
  return buildCatalog({
    cwd,
    sources: ['a.ndjson'],
    out: 'out/catalog',
    cacheFolder: 'cache',
    dryRun: false,
    embedder: aCountingEmbedder(),
    progress: silent,
    ...changes,
  })
}

describe('buildCatalog', () => {
  it('[PB5] writes a folder that opens, verified, with a vector for every record', async () => {
    const cwd = await aFolder({ 'a.ndjson': three, 'info.json': '{"catalogId":"three","title":"Three"}' })
    const report = await build(cwd, { info: 'info.json' })
    const store = await openCatalog(await readCatalogFolder(join(cwd, 'out/catalog')), { sha256: sha256Hex })
    expect(report).toMatchObject({
      out: 'out/catalog',
      version: store.version,
      count: 3,
      embedded: 3,
      outcome: 'written',
    })
    expect(store.manifest).toMatchObject({
      info: { catalogId: 'three', lang: 'en' },
      modelId: 'hash-buckets-384',
      dim: 384,
    })
    expect([...store.getVectors(['a', 'b', 'c']).keys()]).toEqual(['a', 'b', 'c'])
    expect(Object.values(report.bytes ?? {}).every((bytes) => bytes > 0)).toBe(true)
  })

  it('[PB7] gives the same bytes for the same sources, in any order, on any machine', async () => {
    const one = await aFolder({ 'a.ndjson': three, 'info.json': '{"catalogId":"x","title":"X"}' })
    const other = await aFolder({
      'elsewhere/1.ndjson': ndjson(aRecord('c'), aRecord('b')),
      'elsewhere/2.csv': 'title,tags,id,contentType\nTitle a,subject:sea,a,poi\n',
      'info.json': '{"title":"X","catalogId":"x"}',
    })
    await build(one, { info: 'info.json' })
    await build(other, { info: 'info.json', sources: ['elsewhere/1.ndjson', 'elsewhere/2.csv'], out: 'y' })
    expect(await readCatalogFolder(join(other, 'y'))).toEqual(await readCatalogFolder(join(one, 'out/catalog')))
  })

  it('[PB7] leaves a folder alone that holds these very bytes', async () => {
    const cwd = await aFolder({ 'a.ndjson': three })
    await build(cwd)
    const before = await stat(join(cwd, 'out/catalog/manifest.json'))
    expect(await build(cwd)).toMatchObject({ outcome: 'unchanged', embedded: 0 })
    expect((await stat(join(cwd, 'out/catalog/manifest.json'))).ino).toBe(before.ino)
  })

  it('[PB6] embeds only what changed, and opens no model when nothing did', async () => {
    const cwd = await aFolder({ 'a.ndjson': three })
    await build(cwd)
    const edited = [aRecord('b'), aRecord('a', { tags: ['subject:sea'], year: 1 }), aRecord('c', { text: 'New' })]
    await writeFile(join(cwd, 'a.ndjson'), ndjson(...edited, aRecord('d', { title: 'Title b' })))
    const embedder = aCountingEmbedder()
    expect(await build(cwd, { embedder })).toMatchObject({ count: 4, embedded: 1, outcome: 'written' })
    expect(embedder.texts).toEqual(['Title c. New'])
    expect(embedder.closed).toBe(1)

    const idle = aCountingEmbedder()
    expect(await build(cwd, { embedder: idle })).toMatchObject({ embedded: 0 })
    expect(idle.opened).toBe(0)
  })

  it('[PB6] goes on where a broken build stopped', async () => {
    const cwd = await aFolder({ 'a.ndjson': three })
    const failing = aCountingEmbedder(2)
    await expect(build(cwd, { embedder: failing })).rejects.toThrow('the power went out')
    expect(failing.closed).toBe(1)
    await expect(stat(join(cwd, 'out'))).rejects.toThrow('ENOENT')
    const embedder = aCountingEmbedder()
    expect(await build(cwd, { embedder })).toMatchObject({ count: 3, embedded: 1 })
  })

  it('[PB5] replaces an older catalog whole, and leaves no other file behind', async () => {
    const cwd = await aFolder({ 'a.ndjson': three })
    await build(cwd)
    await writeFile(join(cwd, 'a.ndjson'), ndjson(aRecord('z')))
    await build(cwd)
    expect(await readdir(join(cwd, 'out'))).toEqual(['catalog'])
    expect((await openCatalog(await readCatalogFolder(join(cwd, 'out/catalog')))).contentAt(0).id).toBe('z')
  })

  it('[PB5] writes nothing when a record is wrong: the older catalog stays', async () => {
    const cwd = await aFolder({ 'a.ndjson': three })
    await build(cwd)
    const before = await readCatalogFolder(join(cwd, 'out/catalog'))
    await writeFile(join(cwd, 'a.ndjson'), `${three}${ndjson(aRecord('d', { year: 'room 9' }))}`)
    const embedder = aCountingEmbedder()
    expect((await refusalOf(() => build(cwd, { embedder }))).code).toBe('build-bad-source')
    expect(embedder.opened).toBe(0)
    expect(await readCatalogFolder(join(cwd, 'out/catalog'))).toEqual(before)
    expect(await readdir(join(cwd, 'out'))).toEqual(['catalog'])
  })

  it('[PB5] refuses a folder that holds anything but a catalog, and touches nothing of it', async () => {
    const cwd = await aFolder({ 'a.ndjson': three, 'out/catalog/holiday.jpg': 'x' })
    const { code, message } = await refusalOf(() => build(cwd))
    expect(code).toBe('cli-bad-input')
    expect(message).toContain('holiday.jpg')
    expect(await readFile(join(cwd, 'out/catalog/holiday.jpg'), 'utf8')).toBe('x')
  })

  it('[PB5] says when the place cannot be a folder', async () => {
    const cwd = await aFolder({ 'a.ndjson': three, out: 'a file' })
    expect((await refusalOf(() => build(cwd))).code).toBe('cli-bad-input')
    expect((await refusalOf(() => build(cwd, { out: 'out' }))).code).toBe('cli-bad-input')
    expect(await readFile(join(cwd, 'out'), 'utf8')).toBe('a file')
  })

  it('[PB8] in a dry run checks everything and writes nothing, the cache included', async () => {
    const cwd = await aFolder({ 'a.ndjson': three })
    const embedder = aCountingEmbedder()
    expect(await build(cwd, { dryRun: true, embedder })).toEqual({
      out: 'out/catalog',
      count: 3,
      embedded: 3,
      outcome: 'dry-run',
      warnings: [],
      records: expect.objectContaining({ records: 3, withoutText: 3, withoutTags: 2, duplicateIds: 0 }) as unknown,
    })
    expect(embedder.opened).toBe(0)
    expect(await readdir(cwd)).toEqual(['a.ndjson'])
    await writeFile(join(cwd, 'a.ndjson'), '{}')
    expect((await refusalOf(() => build(cwd, { dryRun: true }))).code).toBe('build-bad-source')
  })

  it('[PB9] takes the folder for a name when no info is given', async () => {
    const cwd = await aFolder({ 'a.ndjson': three })
    await build(cwd, { out: 'My Works, 2026' })
    const { manifest } = await openCatalog(await readCatalogFolder(join(cwd, 'My Works, 2026')))
    expect(manifest.info).toMatchObject({ catalogId: 'my-works-2026', title: 'My Works, 2026' })
    await rm(join(cwd, 'My Works, 2026'), { recursive: true })
  })

  it.each([
    ['{"catalogId":"A B","title":1,"venu":{}}', ['catalogId', 'title', 'venu: expected a known key']],
    ['{', ['text that is no JSON']],
    [undefined, ['no file that can be read']],
  ])('[PB9] refuses the info %s with what is wrong', async (info, says) => {
    const cwd = await aFolder({ 'a.ndjson': three, ...(info === undefined ? {} : { 'info.json': info }) })
    const { code, message } = await refusalOf(() => build(cwd, { info: 'info.json' }))
    expect(code).toBe('build-bad-source')
    for (const part of says) expect(message).toContain(part)
  })

  it('[PB7] builds a catalog of no records', async () => {
    const cwd = await aFolder({ 'a.ndjson': '' })
    expect(await build(cwd)).toMatchObject({ count: 0, embedded: 0, outcome: 'written' })
    expect((await openCatalog(await readCatalogFolder(join(cwd, 'out/catalog')), { sha256: sha256Hex })).size).toBe(0)
  })
})
