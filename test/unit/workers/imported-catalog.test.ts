import { describe, expect, it } from 'vitest'
import { forgetImport, hasImport, importRecords, openImported } from '../../../src/workers/imported-catalog.ts'
import { aContent } from '../../builders/a-content.ts'
import { aCountingEmbedder } from '../../builders/a-counting-embedder.ts'
import { aFolder } from '../../builders/a-folder.ts'
import { buildCatalog } from '../../../src/publisher/build-catalog.ts'
import { embedSome, hashModel, someImportParts } from '../../builders/an-import.ts'
import { readCatalogFolder } from '../../../src/adapters/node/read-catalog-folder.ts'
import { readRecords } from '../../../src/importers/read-records.ts'
import type { RecordsToImport } from '../../../src/protocol/vault-host.ts'
import { refusalOf } from '../../builders/refusal-of.ts'

const contents = ['c', 'a', 'b'].map((id) => aContent({ id, title: `Work ${id}` }))
const records = { name: 'Sea pictures', contents }
const storageFails = async (): Promise<never> => {
  throw new Error('the disk is full')
}

describe('an import', () => {
  it('[GC3] is a catalog at once, named as it is said, whose texts wait in the order of the rows', async () => {
    const imported = await importRecords(someImportParts(), records)
    expect(imported.status).toMatchObject({
      catalogId: 'sea-pictures',
      title: 'Sea pictures',
      count: 3,
      from: 'import',
      growth: { state: 'embedding', embedded: 0, total: 3 },
    })
    expect(imported.store.contentAt(0)).toEqual(contents[1])
    expect(await imported.textsToEmbed(2)).toEqual([
      { contentId: 'a', text: 'Work a.' },
      { contentId: 'b', text: 'Work b.' },
    ])
  })

  it.each([
    ['no name', { name: ' ', contents }, 'import-invalid', 'a name of 1 to 200 characters'],
    ['no records', { name: 'a.csv', contents: [] }, 'import-invalid', 'at least one record, found none'],
    [
      'what is no content',
      { name: 'a.csv', contents: [contents[0], { id: 'x', titel: 'X' }] },
      'import-invalid',
      'a.csv:2: title: expected a string, found nothing',
    ],
    ['an id twice', { name: 'a.csv', contents: [contents[0], contents[0]] }, 'catalog-duplicate-id', 'found c twice'],
  ])('[GC3] refuses %s and keeps the import before it', async (_what, given, code, says) => {
    const parts = someImportParts()
    await importRecords(parts, records)
    // oxlint-disable-next-line typescript/no-unsafe-assignment -- what a page sends is read at this door
    const sent: RecordsToImport = JSON.parse(JSON.stringify(given))
    const refusal = await refusalOf(() => importRecords(parts, sent))
    expect(refusal.code).toBe(code)
    expect(refusal.message).toContain(says)
    expect((await openImported(parts))?.status.count).toBe(3)
  })

  it('[GC4] takes vectors in and asks for the rest', async () => {
    const imported = await importRecords(someImportParts(), records)
    expect((await embedSome(imported, 2)).growth).toEqual({ state: 'embedding', embedded: 2, total: 3 })
    expect((await imported.textsToEmbed(9)).map(({ contentId }) => contentId)).toEqual(['c'])
  })

  it('[GC4] asks for a text once that several contents share', async () => {
    const twins = ['a', 'b', 'c'].map((id) => aContent({ id, title: id === 'c' ? 'Other' : 'Twin' }))
    const imported = await importRecords(someImportParts(), { name: 'twins', contents: twins })
    const { texts, growth } = await embedSome(imported, 9)
    expect(texts).toEqual(['Twin.', 'Other.'])
    expect(growth).toEqual({ state: 'done', embedded: 3, total: 3 })
  })

  it.each([
    ['another dim', new Float32Array(16).fill(0.25)],
    ['no unit length', new Float32Array(384).fill(0.5)],
    ['NaN', new Float32Array(384).fill(Number.NaN)],
    ['infinity', new Float32Array(384).fill(Infinity)],
  ])('[GC4] refuses a vector of %s, and the others of its batch with it', async (_what, vector) => {
    const imported = await importRecords(someImportParts(), records)
    const good = await hashModel.encode('Work a.')
    const { code } = await refusalOf(() =>
      imported.addVectors([
        { contentId: 'a', vector: good },
        { contentId: 'b', vector },
      ]),
    )
    expect(code).toBe('import-invalid')
    expect(imported.growth.embedded).toBe(0)
  })

  it('[GC4] takes nothing of a content that it does not have', async () => {
    const imported = await importRecords(someImportParts(), records)
    const growth = await imported.addVectors([{ contentId: 'x', vector: await hashModel.encode('x') }])
    expect(growth.embedded).toBe(0)
  })

  it('[GC5] ends as the very catalog that docent build makes of the same file', async () => {
    const csv =
      'Titel;Künstler;Schlagwörter;Jahr\n"Die\nWelle";Anna;Meer, Sturm;1831\nSchnee;;Winter;\nSchnee;Bo;;1900\n'
    const cwd = await aFolder({ 'Bilder.csv': csv })
    const silent = { start: () => undefined, step: () => undefined, stop: () => undefined }
    await buildCatalog({
      cwd,
      sources: ['Bilder.csv'],
      out: 'Bilder',
      cacheFolder: 'cache',
      dryRun: false,
      embedder: aCountingEmbedder(),
      progress: silent,
    })
    const built = await readCatalogFolder(`${cwd}/Bilder`)

    const parts = someImportParts()
    const read = readRecords(new TextEncoder().encode(csv), 'Bilder.csv')
    const imported = await importRecords(parts, { name: 'Bilder', contents: read.contents })
    while ((await embedSome(imported, 1)).growth.state !== 'done');

    const stored = await parts.packs?.load()
    const vectors = new Uint8Array(stored?.files.vectors.length ?? 0)
    await stored?.files.vectors.readInto(vectors)
    expect(imported.status.version).toBe(stored?.version)
    expect(Buffer.compare(vectors, built.vectors)).toBe(0)
    expect(stored?.files.items).toEqual(new Uint8Array(built.items))
    expect(new TextDecoder().decode(stored?.files.manifest)).toBe(new TextDecoder().decode(built.manifest))
  })

  it('[GC5] is another store once it is whole, with measured scales, and status says so', async () => {
    const imported = await importRecords(someImportParts(), records)
    const growing = imported.store
    await embedSome(imported, 9)
    expect(imported.store).not.toBe(growing)
    expect(imported.status).toMatchObject({ from: 'import', vectorsIn: 'memory' })
    expect(imported.status).not.toHaveProperty('growth')
    expect(imported.store.manifest.normalisers.semantic).toBeCloseTo(0.5, 1)
    expect(await imported.textsToEmbed(9)).toEqual([])
  })

  it('[GC6] goes on where it stopped', async () => {
    const parts = someImportParts()
    await embedSome(await importRecords(parts, records), 2)
    const again = await openImported(parts)
    expect(again?.growth).toEqual({ state: 'embedding', embedded: 2, total: 3 })
    expect(again && (await embedSome(again, 9)).texts).toEqual(['Work c.'])
  })

  it('[GC6] opens the pack, once there is one', async () => {
    const parts = someImportParts()
    const first = await importRecords(parts, records)
    await embedSome(first, 9)
    await parts.vectors.clear()
    const again = await openImported(parts)
    expect(again?.status).toEqual(first.status)
    expect(await again?.afterwards).toBeUndefined()
  })

  it('[GC6] makes the pack again of records and vectors where it is damaged', async () => {
    const parts = someImportParts()
    const first = await importRecords(parts, records)
    await embedSome(first, 9)
    const damaged = { manifest: new Uint8Array(), items: new Uint8Array(), vectors: new Uint8Array() }
    await parts.packs?.put('0123456789abcdef', damaged)
    const again = await openImported(parts)
    expect(again?.status.version).toBe(first.status.version)
    expect((await parts.packs?.load())?.version).toBe(first.status.version)
  })

  it('[GC6] finds what another tab embedded meanwhile, and is whole without embedding anything', async () => {
    const parts = someImportParts()
    const here = await importRecords(parts, records)
    const there = await openImported(parts)
    if (there) await embedSome(there, 9)
    expect(await here.textsToEmbed(9)).toEqual([])
    expect(await here.addVectors([])).toEqual({ state: 'done', embedded: 3, total: 3 })
    expect(here.status.version).toBe(there?.status.version)
  })

  it('[GC6] embeds only what is new in a file that is imported again', async () => {
    const parts = someImportParts()
    await embedSome(await importRecords(parts, records), 9)
    const more = await importRecords(parts, {
      ...records,
      contents: [...contents, aContent({ id: 'd', title: 'New' })],
    })
    expect(more.growth).toEqual({ state: 'embedding', embedded: 3, total: 4 })
    expect((await openImported(parts))?.growth.total).toBe(4)
    expect((await embedSome(more, 9)).texts).toEqual(['New.'])
  })

  it('[GC7] is forgotten whole', async () => {
    const parts = someImportParts()
    await embedSome(await importRecords(parts, records), 2)
    expect(await hasImport(parts)).toBe(true)
    expect(await forgetImport(parts)).toBe(true)
    expect(await hasImport(parts)).toBe(false)
    expect(await openImported(parts)).toBeUndefined()
    expect((await importRecords(parts, records)).growth.embedded).toBe(0)
    await forgetImport(parts)
    expect(await forgetImport(parts)).toBe(false)
  })

  it('[GC8] grows to its end in memory where nothing can be kept, and says so', async () => {
    const full = someImportParts()
    const parts = {
      ...full,
      records: { ...full.records, put: storageFails },
      vectors: { ...full.vectors, put: storageFails },
      packs: full.packs && { ...full.packs, put: storageFails },
    }
    const imported = await importRecords(parts, records)
    await embedSome(imported, 1)
    expect((await embedSome(imported, 9)).growth.state).toBe('done')
    expect(imported.store.manifest.files.vectors.bytes).toBeGreaterThan(0)
    expect(full.told).toEqual([
      'The records could not be kept on this device; a reload forgets them.',
      'Vectors could not be kept on this device; a reload makes them again.',
      'The imported catalog could not be kept on this device; the next visit puts it together again.',
    ])
  })

  it('[GC8] grows to its end without digests, but makes no pack', async () => {
    const parts = someImportParts({ sha256: undefined })
    const imported = await importRecords(parts, records)
    expect((await embedSome(imported, 9)).growth).toEqual({ state: 'done', embedded: 3, total: 3 })
    expect(imported.store.hasVector(2)).toBe(true)
    expect(await parts.packs?.load()).toBeUndefined()
    expect((await openImported(parts))?.growth.embedded).toBe(0)
  })
})
