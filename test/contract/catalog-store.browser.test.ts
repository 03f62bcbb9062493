/** Where a catalog lies in a real browser: as a file, in the database, half written, of another version, locked, gone. */
import { afterEach, describe, expect, it } from 'vitest'
import { allRecords, changeRecords, deleteRaw, openRaw } from './raw-idb.ts'
import { anEvent, aTime, aUser } from '../builders/an-event.ts'
import {
  cutFilesOf,
  type DeviceCatalog,
  filesOf,
  idleFilesOf,
  openDeviceCatalog,
  removeFilesOf,
} from './device-catalog.ts'
import { describeCatalogStore, loadWhole, someFiles } from './catalog-store.contract.ts'
import { type IdbCatalogs, type IdbCatalogsOptions, openIdbCatalogs } from '../../src/adapters/idb/open-idb-catalogs.ts'
import { type IdbStores, openIdbStores } from '../../src/adapters/idb/open-idb-stores.ts'
import { describeImportedCatalogStore } from './imported-catalog-store.contract.ts'
import { describeTextVectors } from './text-vectors.contract.ts'
import { DocentError } from '../../src/base/docent-error.ts'
import { makeVersion1 } from './version-1-database.ts'

const ended: (() => void)[] = []

function aDatabase(): string {
  return `device/${crypto.randomUUID()}`
}

async function open(database = aDatabase()): Promise<IdbStores> {
  const stores = await openIdbStores({ ttlSeconds: 60, database })
  ended.push(() => stores.close())
  return stores
}

async function openCatalogs(options: Partial<IdbCatalogsOptions> = {}): Promise<IdbCatalogs> {
  const stores = await openIdbCatalogs({ database: aDatabase(), ...options })
  ended.push(() => stores.close())
  return stores
}

async function openWorker(database = aDatabase(), dies = false): Promise<DeviceCatalog> {
  const device = await openDeviceCatalog(database, dies)
  ended.push(() => device.worker.terminate())
  return device
}

afterEach(async () => {
  for (const end of ended.splice(0)) end()
  for (const { name } of await indexedDB.databases()) {
    if (!name?.startsWith('device/')) continue
    await deleteRaw(name)
    await removeFilesOf(name).catch(() => undefined)
  }
})

describeCatalogStore('idb with files, in a worker', 'opfs', async () => (await openWorker()).store)
describeCatalogStore('idb alone, in a page', 'idb', async () => (await openCatalogs()).catalogStore)
describeTextVectors('idb', async () => (await open()).textVectors)
describeImportedCatalogStore('idb', async () => (await open()).importedCatalog)

describe('a catalog whose vectors are a file', () => {
  it('[ST15] is one file, named in the record', async () => {
    const database = aDatabase()
    const { store } = await openWorker(database)
    await store.put('v1', someFiles(1))
    const files = await filesOf(database)
    expect(Object.values(files)).toEqual([someFiles(1).vectors.length])
    const [file] = Object.keys(files)
    expect(file).toMatch(/^v1-[0-9a-f]+\.vectors$/)
    expect(await allRecords(database, 'generations')).toMatchObject([{ version: 'v1', vectors: { file } }])
  })

  it('[ST17] leaves no file behind when it is replaced or forgotten', async () => {
    const database = aDatabase()
    const { store } = await openWorker(database)
    await store.put('v1', someFiles(1))
    await store.put('v2', someFiles(2))
    expect(Object.keys(await filesOf(database))).toEqual([expect.stringMatching(/^v2-/)])
    await store.clear()
    expect(await filesOf(database)).toEqual({})
  })

  it('[ST17] leaves the file of an import’s pack alone, and that one its', async () => {
    const database = aDatabase()
    const { store, host } = await openWorker(database)
    await store.put('v1', someFiles(1))
    await host.putImported('i1', someFiles(3))
    await store.put('v2', someFiles(2))
    await host.putImported('i2', someFiles(4))
    expect(Object.keys(await filesOf(database)).toSorted()).toEqual([
      expect.stringMatching(/^i2-/),
      expect.stringMatching(/^v2-/),
    ])
    expect([await store.version(), await host.importedVersion()]).toEqual(['v2', 'i2'])
    await store.clear()
    expect(await host.importedVersion()).toBe('i2')
  })

  it('[ST12] is the old one when the worker dies before the record is written, and the new file goes', async () => {
    const database = aDatabase()
    const before = await openWorker(database)
    await before.store.put('v1', someFiles(1))
    const dying = await openWorker(database, true)
    const written = new Promise<void>((resolve) => {
      dying.worker.addEventListener('message', ({ data }) => data === 'written' && resolve())
    })
    void dying.store.put('v2', someFiles(2))
    await written
    expect(Object.keys(await filesOf(database))).toHaveLength(2)
    dying.worker.terminate()
    const after = await openWorker(database)
    expect(await loadWhole(after.store)).toEqual({ version: 'v1', files: someFiles(1) })
    await idleFilesOf(database)
    expect(Object.keys(await filesOf(database))).toEqual([expect.stringMatching(/^v1-/)])
  })

  it('[ST11] counts as none when its file is short or gone', async () => {
    const database = aDatabase()
    const { store } = await openWorker(database)
    await store.put('v1', someFiles(1))
    await cutFilesOf(database, 100)
    expect(await store.load()).toBeUndefined()
    expect(await store.version()).toBeUndefined()
    await store.put('v1', someFiles(1))
    expect(await store.version()).toBe('v1')
    await removeFilesOf(database)
    expect(await store.load()).toBeUndefined()
  })

  it('[ST15] is read by two at once, and through a copy while another one has locked the file', async () => {
    const database = aDatabase()
    const [one, other] = [await openWorker(database), await openWorker(database)]
    await one.store.put('v1', someFiles(1))
    const whole = { version: 'v1', files: someFiles(1) }
    expect(await Promise.all([one, other, one].map(({ store }) => loadWhole(store)))).toEqual([whole, whole, whole])
    const [file = ''] = Object.keys(await filesOf(database))
    await other.host.hold(database, file)
    expect(await loadWhole(one.store)).toEqual(whole)
  })

  it('[ST17] is replaced while another one has locked its file, which goes later', async () => {
    const database = aDatabase()
    const [one, other] = [await openWorker(database), await openWorker(database)]
    await one.store.put('v1', someFiles(1))
    const [file = ''] = Object.keys(await filesOf(database))
    await other.host.hold(database, file)
    expect(await one.store.put('v2', someFiles(2))).toBe('opfs')
    expect(await loadWhole(one.store)).toEqual({ version: 'v2', files: someFiles(2) })
    other.worker.terminate()
    await one.store.put('v3', someFiles(3))
    expect(await loadWhole(one.store)).toEqual({ version: 'v3', files: someFiles(3) })
  })

  it('[ST16] files are written whole or not found, and a locked one is refused', async () => {
    const database = aDatabase()
    const [one, other] = [await openWorker(database), await openWorker(database)]
    expect(await one.host.write('a', Uint8Array.of(1, 2, 3))).toBe('written')
    expect(await one.host.find('a', 3)).toBe(3)
    expect(await one.host.find('a', 4)).toBeUndefined()
    expect(await one.host.find('b', 0)).toBeUndefined()
    await other.host.hold(database, 'a')
    expect(await one.host.write('a', Uint8Array.of(1))).toBe('storage-failed')
  })
})

describe('a catalog that cannot be a file', () => {
  it('[ST15] lies in the database when the disk refuses the file', async () => {
    const full = {
      write: async () => Promise.reject(new DocentError('storage-failed', 'The disk is full.')),
      open: async () => undefined,
      keepOnly: async () => undefined,
    }
    const { catalogStore } = await openCatalogs({ files: async () => full })
    expect(await catalogStore.put('v1', someFiles(1))).toBe('idb')
    expect((await catalogStore.load())?.vectorsIn).toBe('idb')
    expect(await loadWhole(catalogStore)).toEqual({ version: 'v1', files: someFiles(1) })
  })

  it('[ST11] counts as none where the browser no longer lends its files', async () => {
    const database = aDatabase()
    await (await openWorker(database)).store.put('v1', someFiles(1))
    const { catalogStore } = await openCatalogs({ database }) // a page has no synchronous handles
    expect(await catalogStore.load()).toBeUndefined()
    expect(await catalogStore.put('v1', someFiles(1))).toBe('idb')
    expect(await loadWhole(catalogStore)).toEqual({ version: 'v1', files: someFiles(1) })
  })
})

describe('a generation that was damaged', () => {
  it('[ST11] a catalog without its files counts as none', async () => {
    const database = aDatabase()
    const stores = await openCatalogs({ database })
    const bytes = new Uint8Array([1])
    for (const lost of ['items', 'manifest', 'vectors', 'schemaVersion']) {
      await stores.catalogStore.put('v1', { manifest: bytes, items: bytes, vectors: bytes })
      expect(await stores.catalogStore.version()).toBe('v1')
      await changeRecords(database, 'generations', (record) => ({
        ...Object.fromEntries(Object.entries(record ?? {})),
        [lost]: 'lost',
      }))
      expect(await stores.catalogStore.load()).toBeUndefined()
    }
  })
})

describe('a staged generation', () => {
  it('[ST12] is seen by nobody before the flip, and swept where the flip never came', async () => {
    const database = aDatabase()
    const { catalogStore } = await openCatalogs({ database })
    const other = await openCatalogs({ database })
    await catalogStore.put('v1', someFiles(1))
    let before: Promise<string | undefined> | undefined
    const told: string[] = []
    await catalogStore.put('v2', someFiles(2), {
      staged: () => {
        told.push('staged')
        before = other.catalogStore.version()
      },
      flipped: () => told.push('flipped'),
    })
    expect([await before, await catalogStore.version(), told]).toEqual(['v1', 'v2', ['staged', 'flipped']])
    const cut = catalogStore.put('v3', someFiles(3), {
      staged: () => {
        throw new Error('cut here')
      },
    })
    await expect(cut).rejects.toThrow('cut here')
    expect(await loadWhole(other.catalogStore)).toEqual({ version: 'v2', files: someFiles(2) })
    expect(await allRecords(database, 'generations')).toHaveLength(1)
  })
})

describe('a database of version 1', () => {
  it('[ST20] keeps its visitor; its catalog goes, and is fetched again into the database of catalogs', async () => {
    const database = aDatabase()
    await makeVersion1(database)
    const stores = await open(database)
    expect(await stores.eventBuffer.fetchEvents(aUser)).toEqual([anEvent({ id: 'old', ts: aTime })])
    expect(stores.corruptCount()).toBe(0)
    const raw = await openRaw(database)
    expect([...raw.objectStoreNames]).not.toContain('catalog')
    raw.close()
    await stores.textVectors.put(new Map([['k', Float32Array.of(1)]]))
    expect((await stores.textVectors.get(['k'])).size).toBe(1)
  })
})

describe('what embedding keeps', () => {
  const asObject = (record: unknown): Record<string, unknown> => Object.fromEntries(Object.entries(record ?? {}))
  const vector = Float32Array.of(1, 2)

  it.each([
    ['a flipped bit of a vector', 'bytes', flipped],
    ['a wrong checksum', 'crc', () => 1],
    ['a changed key', 'json', (json: unknown) => String(json).replace('bad', 'BAD')],
    ['a missing body', 'bytes', () => undefined],
  ])('[ST18] counts as absent when it is damaged, and can be put again: %s', async (_, field, damage) => {
    const database = aDatabase()
    const { textVectors } = await open(database)
    await textVectors.put(new Map([['bad', vector]]))
    await changeRecords(database, 'textVectors', (record) => {
      const fields = asObject(record)
      return field in fields ? { ...fields, [field]: damage(fields[field]) } : record
    })
    await textVectors.put(new Map([['good', vector]]))
    expect(await textVectors.get(['bad', 'BAD', 'good'])).toEqual(new Map([['good', vector]]))
    await textVectors.put(new Map([['bad', vector]]))
    expect((await textVectors.get(['bad'])).get('bad')).toEqual(vector)
  })

  it('[ST18] lies in two records a batch', async () => {
    const database = aDatabase()
    const { textVectors } = await open(database)
    await textVectors.put(new Map(Array.from({ length: 64 }, (_, at) => [`k${at}`, vector])))
    expect(await allRecords(database, 'textVectors')).toHaveLength(2)
  })

  it.each([
    ['a flipped bit', 'items', flipped],
    ['other details', 'info', () => ({ json: '{"catalogId":"x"}', crc: 0 })],
    ['another count', 'count', () => 7],
    ['no bytes', 'items', () => 'lost'],
  ])('[ST19] an import counts as none when it is damaged: %s', async (_, field, damage) => {
    const database = aDatabase()
    const { importedCatalog } = await open(database)
    const info = { catalogId: 'a', title: 'A', lang: 'en', simulated: [], priors: [] }
    await importedCatalog.put({ info, contents: [] })
    expect(await importedCatalog.load()).toEqual({ info, contents: [] })
    await changeRecords(database, 'importedCatalog', (record) => ({
      ...asObject(record),
      [field]: damage(asObject(record)[field]),
    }))
    expect(await importedCatalog.load()).toBeUndefined()
  })

  it('[ST18] [ST19] outlives the visitor', async () => {
    const database = aDatabase()
    const before = await open(database)
    await before.textVectors.put(new Map([['k', vector]]))
    for (const store of [before.eventBuffer, before.preferencesStore, before.servedLog]) await store.clear(aUser)
    before.close()
    expect((await (await open(database)).textVectors.get(['k'])).get('k')).toEqual(vector)
  })
})

function flipped(bytes: unknown): Uint8Array {
  if (!(bytes instanceof Uint8Array)) throw new Error('Expected bytes to flip a bit of.')
  const other = bytes.length > 0 ? bytes.slice() : new Uint8Array(1)
  other[0] = (other[0] ?? 0) ^ 1
  return other
}
