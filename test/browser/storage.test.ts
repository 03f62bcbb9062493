/** Where a visitor's data is kept, and what happens when it cannot be. */
import { aDatabase, clearUpAfterEach, openDocent, SECOND_EDITION, whenKept } from './open-docent.ts'
import { allRecords, changeRecords, deleteRaw, openRaw } from '../contract/raw-idb.ts'
import { cutFilesOf, filesOf, flipInFilesOf } from '../contract/device-catalog.ts'
import { catalogsDatabase } from '../../src/adapters/idb/catalogs-schema.ts'
import { describe, expect, it } from 'vitest'
import { textWith } from '../builders/text-with.ts'
import type { Docent, VaultEvent } from '../../src/index.ts'

clearUpAfterEach()

/** Port 1 is on every browser's list of blocked ports: no request leaves, as on a device without a network. */
const NO_NETWORK = 'http://localhost:1/catalog/'

/**
 * From the end of the file of vectors: the last residual of the last of 24 rows of 16 numbers, before 40 of padding. With
 * its lowest bit flipped the file still has the right form.
 */
const LAST_RESIDUAL = 40 * 16 + 1

async function readThreeOf(docent: Docent, theme: string): Promise<void> {
  for (const at of [1, 2, 3]) docent.dwell(`${theme}-${at}`, 20, { endReason: 'next_button' })
  await docent.flush()
}

describe('a kiosk', () => {
  it('[VW2] learns like any other and stores nothing of its visitor', async () => {
    const database = aDatabase()
    const docent = await openDocent({ database, privacy: 'kiosk' })
    await readThreeOf(docent, 'sea')
    expect((await docent.recommend()).strategy).toBe('warm')
    const status = { durability: 'memory', adapter: 'memory', because: 'chosen', corruptRecords: 0 }
    expect(await docent.storage.status()).toEqual(status)
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(database)
    await docent.close()
    const next = await openDocent({ database, privacy: 'kiosk' })
    expect((await next.recommend()).strategy).toBe('cold')
  })

  it('[VW2] keeps the catalog, which is public, and serves it without a network', async () => {
    const database = aDatabase()
    const docent = await openDocent({ database, privacy: 'kiosk' })
    await whenKept(docent)
    await docent.close()
    const offline = await openDocent({ database, privacy: 'kiosk', catalog: NO_NETWORK })
    expect(await offline.catalog.status()).toMatchObject({ from: 'device', vectorsIn: 'opfs' })
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(database)
  })
})

describe('a browser without IndexedDB', () => {
  it('[VW2] works in memory and says so', async () => {
    const worker = (): Worker =>
      new Worker(new URL('./workers/without-storage.worker.ts', import.meta.url), { type: 'module' })
    const docent = await openDocent({ worker })
    await readThreeOf(docent, 'sea')
    expect((await docent.recommend()).strategy).toBe('warm')
    expect(await docent.storage.status()).toMatchObject({ durability: 'memory', because: 'unavailable' })
  })
})

describe('storage that fails', () => {
  it('[VW2] at the start leaves memory: a database of a newer version', async () => {
    const database = aDatabase()
    const newer = await openRaw(database, 99)
    newer.close()
    const docent = await openDocent({ database })
    await readThreeOf(docent, 'sea')
    expect((await docent.recommend()).strategy).toBe('warm')
    expect(await docent.storage.status()).toMatchObject({ durability: 'memory', because: 'failed' })
  })

  it('[VW3] in the middle of a visit takes the visit along into memory, and the page is told', async () => {
    const database = aDatabase()
    const docent = await openDocent({ database })
    const told: VaultEvent[] = []
    docent.on('degraded', (event) => told.push(event))
    await readThreeOf(docent, 'sea')
    const newer = await openRaw(database, 99) // another tab runs a newer build
    newer.close()
    docent.dwell('war-1', 20)
    expect(await docent.flush()).toMatchObject({ normalized: 1 })
    expect(await docent.storage.status()).toMatchObject({ durability: 'memory', because: 'failed' })
    expect(told).toMatchObject([{ because: textWith('in memory only') }])
  })

  it('[VW9] makes reset reject, because what is stored was not erased', async () => {
    const database = aDatabase()
    const docent = await openDocent({ database })
    await readThreeOf(docent, 'sea')
    const newer = await openRaw(database, 99)
    newer.close()
    await expect(docent.reset()).rejects.toMatchObject({ code: 'storage-failed' })
  })

  it('[VW3] goes on in a new database when the old one was deleted', async () => {
    const database = aDatabase()
    const docent = await openDocent({ database })
    await readThreeOf(docent, 'sea')
    await deleteRaw(database)
    await readThreeOf(docent, 'war')
    const { positives, counts } = await docent.profile()
    expect(counts.used).toBe(3)
    expect(positives.map(({ contentId }) => contentId).toSorted()).toEqual(['war-1', 'war-2', 'war-3'])
    expect(await docent.storage.status()).toMatchObject({ durability: 'durable' })
  })
})

describe('a stored record that was damaged', () => {
  it('[VW3] is counted and never served; the rest of the visit is there', async () => {
    const database = aDatabase()
    const before = await openDocent({ database })
    await readThreeOf(before, 'sea')
    await before.close()
    await changeRecords(database, 'events', (page) => {
      const [, ...others] = eventsOf(page)
      return { events: [{ json: '{', crc: 0 }, ...others] }
    })
    await changeRecords(database, 'models', () => 'lost')
    const after = await openDocent({ database })
    expect((await after.profile()).counts.used).toBe(2)
    expect(await after.storage.status()).toMatchObject({ durability: 'durable', corruptRecords: 2 })
  })
})

describe('the catalog', () => {
  it('[CL2] is fetched when the device does not hold that version, else taken from the device', async () => {
    const database = aDatabase()
    const first = await openDocent({ database })
    expect(await first.catalog.status()).toMatchObject({ from: 'network', count: 24, title: 'A small museum' })
    await whenKept(first)
    await first.close()
    const second = await openDocent({ database })
    expect(await second.catalog.status()).toMatchObject({ from: 'device', vectorsIn: 'opfs' })
    await second.close()
    const third = await openDocent({ database, catalog: SECOND_EDITION })
    expect((await third.catalog.status()).from).toBe('network')
    expect((await third.recommend({ count: 1 })).items[0]?.content.title).toContain('Another work')
  })

  it('[CL2] of the device serves without a network, and says why it had to', async () => {
    const database = aDatabase()
    const online = await openDocent({ database })
    await whenKept(online)
    await online.close()
    const offline = await openDocent({ database, catalog: NO_NETWORK })
    expect(await offline.catalog.status()).toMatchObject({ from: 'device', problem: { code: 'catalog-missing' } })
    expect((await offline.recommend()).items).toHaveLength(10)
  })

  it('[CL2] that is nowhere makes createDocent reject with the address', async () => {
    await expect(openDocent({ catalog: NO_NETWORK })).rejects.toMatchObject({
      code: 'catalog-missing',
      details: { url: `${NO_NETWORK}manifest.json` },
    })
  })

  it('[VW6] of the device that was cut short is fetched again', async () => {
    const database = aDatabase()
    const before = await openDocent({ database })
    await whenKept(before)
    await before.close()
    await cutFilesOf(catalogsDatabase(database), 3)
    const after = await openDocent({ database })
    expect(await after.catalog.status()).toMatchObject({ from: 'network', count: 24 })
    await whenKept(after)
    expect((await after.health()).catalog).toMatchObject({ from: 'network', vectorsIn: 'opfs' })
  })

  it('[VW6] of the device that has one wrong byte is served once more, reported and forgotten', async () => {
    const database = aDatabase()
    const before = await openDocent({ database })
    await whenKept(before)
    await before.close()
    const [stored] = await allRecords(catalogsDatabase(database), 'generations')
    const items = await withOtherLetter(stored)
    await changeRecords(catalogsDatabase(database), 'generations', (record) => ({ ...asObject(record), items }))
    const after = await openDocent({ database })
    const told = new Promise<VaultEvent>((resolve) => after.on('degraded', resolve))
    expect((await after.catalog.status()).from).toBe('device')
    expect(await told).toMatchObject({ because: textWith('damaged') })
    expect(await allRecords(catalogsDatabase(database), 'generations')).toEqual([])
  })
})

describe('the vectors of the catalog', () => {
  it('[VW6] that have one wrong byte are served once more, reported and forgotten', async () => {
    const database = aDatabase()
    const before = await openDocent({ database })
    await whenKept(before)
    await before.close()
    await flipInFilesOf(catalogsDatabase(database), LAST_RESIDUAL)
    const after = await openDocent({ database })
    const told = new Promise<VaultEvent>((resolve) => after.on('degraded', resolve))
    expect(await after.catalog.status()).toMatchObject({ from: 'device', vectorsIn: 'opfs' })
    expect(await told).toMatchObject({ because: textWith('damaged') })
    expect(await allRecords(catalogsDatabase(database), 'generations')).toEqual([])
    expect(await filesOf(catalogsDatabase(database))).toEqual({})
  })

  it('[ST15] lie in the database where the browser lends no files, and serve as well', async () => {
    const worker = (): Worker =>
      new Worker(new URL('./workers/without-files.worker.ts', import.meta.url), { type: 'module' })
    const database = aDatabase()
    const before = await openDocent({ database, worker })
    await whenKept(before)
    await before.close()
    const after = await openDocent({ database, worker, catalog: NO_NETWORK })
    expect(await after.catalog.status()).toMatchObject({ from: 'device', vectorsIn: 'idb' })
    expect((await after.recommend()).items).toHaveLength(10)
  })
})

describe('the storage status', () => {
  it('[ST21] says whether the browser promised to keep the data', async () => {
    const docent = await openDocent()
    expect((await docent.storage.status()).persisted).toBe(await navigator.storage.persisted())
  })
})

describe('a page over plain http', () => {
  it('[VW6] works, and is told that the catalog was not checked against its digests', async () => {
    const worker = (): Worker =>
      new Worker(new URL('./workers/plain-http.worker.ts', import.meta.url), { type: 'module' })
    const docent = await openDocent({ worker })
    const told = new Promise((resolve) => docent.on('degraded', resolve))
    expect(await told).toMatchObject({ because: textWith('digests') })
    expect(await docent.health()).toMatchObject({ state: 'ready', catalog: { from: 'network' } })
    expect((await docent.recommend()).items).toHaveLength(10)
  })
})

/** "A work" becomes "B work" in the first record: still a valid catalog, but for its digest. */
async function withOtherLetter(record: unknown): Promise<Blob> {
  const { items } = asObject(record)
  if (!(items instanceof Blob)) throw new Error('Expected the bytes of the items.')
  return new Blob([(await items.text()).replace('A work', 'B work')])
}

function asObject(record: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record ?? {}))
}

function eventsOf(page: unknown): readonly unknown[] {
  const { events } = asObject(page)
  return Array.isArray(events) ? events : []
}
