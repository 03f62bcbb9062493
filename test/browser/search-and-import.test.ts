/** Text on a page, from end to end: a file becomes the catalog, is searched by words and by meaning, and a query counts. */
import { describe, expect, it, vi } from 'vitest'
import { clearUpAfterEach, FIRST_EDITION, openDocent } from './open-docent.ts'
import type { Docent, DocentOptions, LoadedCatalog, ModelState, SearchResult } from '../../src/index.ts'

clearUpAfterEach()

const MODEL = '/models/all-MiniLM-L6-v2/'
const PATIENCE = { timeout: 20_000, interval: 20 }
const ROWS = [
  'id;Title;Artist;Keywords;Description',
  'storm;Storm at sea;J. Brown;subject:sea;Ships in a gale under a black sky',
  'calm;Calm harbour;J. Brown;subject:sea;Boats asleep on still water',
  'roses;Red roses;A. Green;subject:flowers;A bowl on a white cloth',
  'lilies;White lilies;A. Green;subject:flowers;A vase by the window',
]
const FILE = new File([ROWS.join('\n')], 'village museum.csv')

function embedWorker(): Worker {
  return new Worker(new URL('./workers/hash-embed.worker.ts', import.meta.url), { type: 'module' })
}

function openWithModel(options: Partial<DocentOptions> = {}): Promise<Docent> {
  return openDocent({ embedWorker, model: MODEL, runtime: `${MODEL}tokenizer_config.json`, ...options })
}

async function openWithImport(options: Partial<DocentOptions> = {}): Promise<Docent> {
  const docent = await openWithModel(options)
  await docent.catalog.import(FILE)
  await vi.waitFor(async () => expect((await docent.catalog.status()).growth).toBeUndefined(), PATIENCE)
  return docent
}

const idsOf = ({ items }: Pick<SearchResult, 'items'>): readonly string[] => items.map((item) => item.contentId)

describe('the text model of a page', () => {
  it('[CL13] is absent without a worker, and that is no error', async () => {
    const docent = await openDocent()
    expect(docent.model.status()).toEqual({ state: 'absent' })
    expect(await docent.model.load()).toEqual({ state: 'absent' })
  })

  it('[CL13] is fetched when it is asked for and not before, and tells how far it is', async () => {
    const docent = await openWithModel()
    const states: ModelState[] = []
    docent.on('model', ({ state }) => states.push(state))
    expect(docent.model.status()).toEqual({ state: 'idle' })
    expect(performance.getEntriesByType('resource').some(({ name }) => name.includes('tokenizer_config'))).toBe(false)
    expect(await docent.model.load()).toMatchObject({ state: 'ready', dim: 384 })
    expect(states.map(({ state }) => state)).toContain('loading')
  })

  it('[CL13] fails with a code where its files are not, and does not throw', async () => {
    const docent = await openWithModel({ model: '/no-such-folder/' })
    expect(await docent.model.load()).toMatchObject({ state: 'failed', code: 'model-missing' })
  })
})

describe('search on a page', () => {
  it('[CL14] tells the words at once and the meaning when the model is there', async () => {
    const docent = await openWithImport()
    const told: SearchResult[] = []
    const last = await docent.search('still water', { onResult: (result) => told.push(result) })
    expect(last.meaning).toEqual({ state: 'used' })
    expect(idsOf(last)[0]).toBe('calm')
    expect(last.items[0]?.breakdown?.lines.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['text', 'meaning']))
    expect(told.at(-1)).toEqual(last)
  })

  it('[CL14] says that the meaning is loading while it is, then puts it in place', async () => {
    const docent = await openDocent({
      catalog: '/catalog/',
      embedWorker,
      model: MODEL,
      runtime: `${MODEL}tokenizer_config.json`,
    })
    const told: SearchResult[] = []
    await docent.search('harbour', { onResult: (result) => told.push(result) })
    expect(told.map(({ meaning }) => meaning.state)).toEqual(['loading', 'used'])
    expect(told[0]?.items.length).toBeGreaterThan(0)
  })

  it('[CL14] goes by words where there is no model, or none for this catalog', async () => {
    const without = await openDocent()
    expect(await without.search('work of war')).toMatchObject({ used: ['text'], meaning: { state: 'absent' } })
    const other = await openWithModel({ catalog: FIRST_EDITION })
    const found = await other.search('work of war')
    expect(found).toMatchObject({ used: ['text'], meaning: { state: 'failed', because: 'other-model' } })
    expect(idsOf(found)[0]).toMatch(/^war-/)
  })

  it('[CL14] goes by words where the model cannot be had, and says why', async () => {
    const docent = await openWithModel({ model: '/no-such-folder/' })
    const found = await docent.search('work of saints')
    expect(found.meaning).toEqual({ state: 'failed', because: 'model-missing' })
    expect(idsOf(found)[0]).toMatch(/^saints-/)
  })

  it('[CL14] ends with its signal and is silent from then on', async () => {
    const docent = await openWithImport()
    const told: SearchResult[] = []
    const ending = new AbortController()
    const search = docent.search('boats', { signal: ending.signal, onResult: (result) => told.push(result) })
    ending.abort()
    await expect(search).rejects.toMatchObject({ code: 'search-cancelled' })
    expect(await docent.search('boats')).toBeDefined()
    expect(told).toEqual([])
  })

  it('[CF3] refuses options by name', async () => {
    const docent = await openDocent()
    await expect(docent.search('sea', { limit: 0 })).rejects.toMatchObject({ code: 'options-invalid' })
  })
})

describe('a catalog of one’s own', () => {
  it('[CL15] is open at once, grows until all can be recommended, and says so', async () => {
    const docent = await openWithModel()
    const told: LoadedCatalog[] = []
    docent.on('catalog', ({ status }) => told.push(status))
    const { status, warnings } = await docent.catalog.import(FILE)
    expect(status).toMatchObject({ title: 'village museum', count: 4, from: 'import' })
    expect(warnings.map(({ meant }) => meant)).toEqual(expect.arrayContaining(['creator', 'tags', 'text']))
    expect(idsOf(await docent.search('lilies', { mode: 'text' }))).toEqual(['lilies'])
    await vi.waitFor(async () => expect((await docent.recommend()).items).toHaveLength(4), PATIENCE)
    await vi.waitFor(() => expect(told.at(-1)?.growth).toBeUndefined(), PATIENCE)
    expect(told.some(({ growth }) => growth?.state === 'embedding')).toBe(true)
  })

  it('[CL15] outlives a reload, and goes when the folder’s own is asked for again', async () => {
    const database = `docent-test-${crypto.randomUUID()}`
    const first = await openWithImport({ database })
    await first.close()
    const second = await openWithModel({ database })
    expect(await second.catalog.status()).toMatchObject({ from: 'import', count: 4 })
    expect(await second.catalog.restore()).toMatchObject({ catalogId: 'small-museum', count: 24 })
    expect((await second.recommend()).items[0]?.contentId).toMatch(/^(?:sea|war|flowers|saints)-/)
    await second.close()
    expect(await (await openWithModel({ database })).catalog.status()).toMatchObject({ catalogId: 'small-museum' })
  })

  it('[CL15] goes on where a reload broke it off', async () => {
    const database = `docent-test-${crypto.randomUUID()}`
    const first = await openWithModel({ database })
    await first.catalog.import(FILE)
    first.catalog.pause()
    await first.close()
    const second = await openWithModel({ database })
    await vi.waitFor(async () => expect((await second.recommend()).items).toHaveLength(4), PATIENCE)
  })

  it('[CL15] is refused with every fault, and leaves the catalog that was open', async () => {
    const docent = await openWithModel()
    const bad = new File(['id,title,year\na,,1900\nb,Boats,soon\n'], 'bad.csv')
    await expect(docent.catalog.import(bad)).rejects.toMatchObject({ code: 'build-bad-source' })
    expect(await docent.catalog.status()).toMatchObject({ catalogId: 'small-museum' })
    const without = await openDocent()
    await expect(without.catalog.import(FILE)).rejects.toMatchObject({ code: 'embed-unavailable' })
  })
})

describe('a query', () => {
  it('[CL16] counts with its meaning where the model is ready', async () => {
    const docent = await openWithImport()
    docent.query('ships in a gale')
    await vi.waitFor(async () => expect((await docent.profile()).searches).toHaveLength(1), PATIENCE)
    const { items } = await docent.recommend()
    expect(items[0]?.contentId).toBe('storm')
    expect(items[0]?.breakdown?.lines.find(({ label }) => label === 'search')?.queries).toMatchObject([
      { text: 'ships in a gale' },
    ])
  })

  it('[CL16] counts by its words where the model is not, and none is lost', async () => {
    const docent = await openDocent()
    docent.query('the sea, the sea')
    expect(await docent.flush()).toMatchObject({ normalized: 1, refused: [] })
    expect((await docent.profile()).counts).toBeDefined()
  })
})

describe('the timing of a scan', () => {
  it('[VW10] says what scans how much', async () => {
    const docent = await openDocent()
    const timing = await docent.timeScan()
    expect(timing).toMatchObject({ rows: 24, dim: 16 })
    expect(['relaxed', 'simd', 'js']).toContain(timing.path)
    expect(timing.ms).toBeGreaterThan(0)
    expect(timing.gigabytesPerSecond).toBeGreaterThan(0)
    expect(timing.bytesPerRow).toBeGreaterThan(2 * 16)
  })
})
