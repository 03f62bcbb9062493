/** The store contracts over IndexedDB, in a real browser, and what only a database can suffer. */
import { afterEach, describe, expect, it } from 'vitest'
import { allRecords, changeRecords, deleteRaw, openRaw, settled } from './raw-idb.ts'
import { describeUserModelStore, TTL_SECONDS } from './user-model-store.contract.ts'
import { type IdbStores, type IdbStoresOptions, openIdbStores } from '../../src/adapters/idb/open-idb-stores.ts'
import { anEvent, aTime, aUser } from '../builders/an-event.ts'
import { aCatalog } from '../builders/a-catalog.ts'
import { describeEventBuffer } from './event-buffer.contract.ts'
import { describePreferencesStore } from './preferences-store.contract.ts'
import { describeServedLog } from './served-log.contract.ts'
import { noPreferences } from '../../src/contracts/preferences.ts'
import { seal } from '../../src/adapters/idb/sealed-record.ts'
import { someSignals } from '../builders/some-signals.ts'

const NEVER = 0
let count = 0
const opened: (() => void)[] = []

/** Stores over a database of their own, that goes with the test. */
async function open(options: Partial<IdbStoresOptions> = {}): Promise<IdbStores & { readonly database: string }> {
  const database = options.database ?? `test-${count++}-${crypto.randomUUID()}`
  const stores = await openIdbStores({ ttlSeconds: TTL_SECONDS, ...options, database })
  opened.push(() => stores.close())
  return { ...stores, database }
}

afterEach(async () => {
  for (const close of opened.splice(0)) close()
  for (const { name } of await indexedDB.databases()) if (name?.startsWith('test-')) await deleteRaw(name)
})

describeEventBuffer('idb', async () => (await open()).eventBuffer)
describeUserModelStore('idb', async () => (await open()).modelStore)
describePreferencesStore('idb', async () => (await open()).preferencesStore)
describeServedLog('idb', async () => (await open()).servedLog)

describe('idb stores', () => {
  it('[ST1] keep everything when they are closed and opened again', async () => {
    const first = await open()
    await first.eventBuffer.append([anEvent()], NEVER)
    await first.preferencesStore.put(noPreferences(aUser))
    first.close()
    const second = await open({ database: first.database })
    expect(await second.eventBuffer.fetchEvents(aUser)).toEqual([anEvent()])
    expect(await second.preferencesStore.get(aUser)).toEqual(noPreferences(aUser))
  })

  it('[ST1] share what two tabs write to one database', async () => {
    const one = await open()
    const other = await open({ database: one.database })
    await one.eventBuffer.append([anEvent({ id: 'a', ts: 1 })], NEVER)
    await other.eventBuffer.append([anEvent({ id: 'b', ts: 2 })], NEVER)
    expect((await one.eventBuffer.fetchEvents(aUser)).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('[ST2] hold 100,000 events and give them back in order', async () => {
    const { eventBuffer } = await open()
    const events = Array.from({ length: 100_000 }, (_, i) => anEvent({ id: `e${i}`, ts: aTime - i }))
    const { added } = await eventBuffer.append(events, NEVER)
    expect(added).toHaveLength(100_000)
    const found = await eventBuffer.fetchEvents(aUser)
    expect(found).toHaveLength(100_000)
    expect(found[0]?.id).toBe('e99999')
  })
})

/** Damages the first event of every page. */
const inFirstEvent =
  (damage: (sealed: Record<string, unknown>) => unknown) =>
  (record: unknown): unknown => {
    const [first, ...others] = eventsOf(record)
    return { events: [damage(asObject(first)), ...others] }
  }
const breakSeal = inFirstEvent((sealed) => ({ ...sealed, crc: 1 }))

const damages: readonly [string, (record: unknown) => unknown][] = [
  ['one changed digit', inFirstEvent((sealed) => ({ ...sealed, json: String(sealed['json']).replace('10', '11') }))],
  ['a wrong checksum', breakSeal],
  ['no seal', inFirstEvent(() => 'lost')],
  ['no page', () => 'lost'],
  ["another user's event", inFirstEvent(() => seal(anEvent({ userId: 'other' })))],
  ['an event of a newer build', inFirstEvent(() => seal({ ...anEvent(), novel: true }))],
]

describe('a stored event that was damaged', () => {
  it.each(damages)('[ST6] is set aside, counted once and never served: %s', async (_, damage) => {
    const stores = await open()
    await stores.eventBuffer.append([anEvent({ id: 'bad' })], NEVER)
    await changeRecords(stores.database, 'events', damage)
    await stores.eventBuffer.append([anEvent({ id: 'good' })], NEVER)
    expect((await stores.eventBuffer.fetchEvents(aUser)).map(({ id }) => id)).toEqual(['good'])
    expect(stores.eventBuffer.corruptCount()).toBe(1)
    await stores.eventBuffer.fetchEvents(aUser)
    expect(stores.corruptCount()).toBe(1)
    expect(await allRecords(stores.database, 'aside')).toMatchObject([{ store: 'events', userId: aUser }])
  })

  it('[ST6] can be sent again under its id', async () => {
    const stores = await open()
    await stores.eventBuffer.append([anEvent()], NEVER)
    await changeRecords(stores.database, 'events', breakSeal)
    await stores.eventBuffer.fetchEvents(aUser)
    expect((await stores.eventBuffer.append([anEvent()], NEVER)).added).toEqual(['event'])
    expect(await stores.eventBuffer.fetchEvents(aUser)).toEqual([anEvent()])
  })

  it('[ST5] is erased with its owner', async () => {
    const stores = await open()
    await stores.eventBuffer.append([anEvent()], NEVER)
    await changeRecords(stores.database, 'events', breakSeal)
    await stores.eventBuffer.fetchEvents(aUser)
    await stores.eventBuffer.clear(aUser)
    expect(await allRecords(stores.database, 'aside')).toEqual([])
  })

  it('[ST4] leaves with the window, as if it could be read', async () => {
    const stores = await open()
    await stores.eventBuffer.append([anEvent()], NEVER)
    await changeRecords(stores.database, 'events', breakSeal)
    await stores.eventBuffer.fetchEvents(aUser)
    const afterNow = Date.now() + 1000
    await stores.eventBuffer.append([anEvent({ id: 'later', ts: afterNow })], afterNow)
    expect(await allRecords(stores.database, 'aside')).toEqual([])
  })
})

describe('pages of events', () => {
  it('[ST3] are joined when many small ones pile up, and lose nothing by it', async () => {
    const stores = await open()
    for (let i = 0; i < 120; i++) await stores.eventBuffer.append([anEvent({ id: `e${i}`, ts: i })], NEVER)
    expect((await allRecords(stores.database, 'events')).length).toBeLessThan(60)
    const events = await stores.eventBuffer.fetchEvents(aUser)
    expect(events.map(({ id }) => id)).toEqual(Array.from({ length: 120 }, (_, i) => `e${i}`))
  })

  it('[ST3] know the ids that another tab wrote, and forget those that it erased', async () => {
    const one = await open()
    const other = await open({ database: one.database })
    await one.eventBuffer.append([anEvent()], NEVER)
    expect((await other.eventBuffer.append([anEvent()], NEVER)).added).toEqual([])
    await other.eventBuffer.clear(aUser)
    expect((await one.eventBuffer.append([anEvent()], NEVER)).added).toEqual(['event'])
  })

  it('[ST6] keep a damaged event when others of its page are pruned, until it is set aside', async () => {
    const stores = await open()
    const page = ['bad', 'old', 'new'].map((id, ts) => anEvent({ id, ts }))
    await stores.eventBuffer.append(page, NEVER)
    await changeRecords(stores.database, 'events', breakSeal)
    const again = await open({ database: stores.database })
    expect((await again.eventBuffer.append([anEvent({ id: 'later' })], 2)).pruned).toBe(1)
    expect((await again.eventBuffer.fetchEvents(aUser)).map(({ id }) => id)).toEqual(['new', 'later'])
    expect(again.eventBuffer.corruptCount()).toBe(1)
  })
})

describe('other stored records that were damaged', () => {
  const broken = (record: unknown): unknown => ({ ...asObject(record), crc: 1 })

  it('[ST7] signals count as none, and are gone', async () => {
    const stores = await open()
    await stores.modelStore.saveSignals(someSignals(aCatalog()), aTime)
    await changeRecords(stores.database, 'models', broken)
    expect(await stores.modelStore.getSignals(aUser, aTime)).toBeUndefined()
    expect(await allRecords(stores.database, 'models')).toEqual([])
    expect(stores.corruptCount()).toBe(1)
  })

  it('[ST9] preferences count as none, and are set aside', async () => {
    const stores = await open()
    await stores.preferencesStore.put(noPreferences(aUser))
    await changeRecords(stores.database, 'preferences', broken)
    expect(await stores.preferencesStore.get(aUser)).toBeUndefined()
    expect(stores.corruptCount()).toBe(1)
    expect(await allRecords(stores.database, 'aside')).toHaveLength(1)
    await stores.preferencesStore.clear(aUser)
    expect(await allRecords(stores.database, 'aside')).toEqual([])
  })

  it('[ST10] a served entry is set aside, the others are given', async () => {
    const stores = await open()
    await stores.servedLog.record({ userId: aUser, recommId: 'a', at: 1, contentIds: [] }, NEVER)
    await changeRecords(stores.database, 'served', broken)
    await stores.servedLog.record({ userId: aUser, recommId: 'b', at: 2, contentIds: [] }, NEVER)
    expect((await stores.servedLog.fetch(aUser)).map(({ recommId }) => recommId)).toEqual(['b'])
    expect(stores.corruptCount()).toBe(1)
    await stores.servedLog.clear(aUser)
    expect(await allRecords(stores.database, 'aside')).toEqual([])
  })
})

describe('a connection to the database', () => {
  it('[ST14] stands aside when the database is deleted, and is opened again once', async () => {
    let reopened = 0
    const stores = await open({ onReopened: () => reopened++ })
    await stores.eventBuffer.append([anEvent({ id: 'before' })], NEVER)
    await deleteRaw(stores.database)
    await stores.eventBuffer.append([anEvent({ id: 'after' })], NEVER)
    expect((await stores.eventBuffer.fetchEvents(aUser)).map(({ id }) => id)).toEqual(['after'])
    expect(reopened).toBe(1)
  })

  it('[ST14] stands aside for a newer version, and then says that it cannot go on', async () => {
    const stores = await open()
    const newer = await openRaw(stores.database, 99)
    newer.close()
    await expect(stores.eventBuffer.append([anEvent()], NEVER)).rejects.toMatchObject({
      code: 'storage-failed',
      details: { because: 'failed' },
    })
  })

  it('[ST14] refuses a database of a newer version and leaves it as it is', async () => {
    const database = `test-newer-${crypto.randomUUID()}`
    const newer = await openRaw(database, 99)
    newer.close()
    await expect(open({ database })).rejects.toMatchObject({ code: 'storage-failed', details: { because: 'failed' } })
    expect((await indexedDB.databases()).find(({ name }) => name === database)?.version).toBe(99)
  })

  it('[ST14] gives up an open that others block, and does not hold the database when it comes late', async () => {
    const database = `test-blocked-${crypto.randomUUID()}`
    const stubborn = await openRaw(database) // never reacts to versionchange
    const deleting = settled(indexedDB.deleteDatabase(database))
    await expect(open({ database, openDeadlineMs: 50 })).rejects.toMatchObject({
      code: 'storage-failed',
      details: { because: 'failed' },
    })
    stubborn.close()
    await deleting
    await deleteRaw(database)
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(database)
  })

  it('[ST14] fails clearly once it is closed', async () => {
    const stores = await open()
    stores.close()
    await expect(stores.eventBuffer.fetchEvents(aUser)).rejects.toMatchObject({ code: 'storage-failed' })
  })

  it('[ST13] writes a batch as a whole or not at all', async () => {
    const stores = await open()
    const unwritable = {
      ...anEvent({ id: 'bad' }),
      toJSON: () => {
        throw new Error('This event cannot be written.')
      },
    }
    await expect(stores.eventBuffer.append([anEvent({ id: 'good' }), unwritable], NEVER)).rejects.toMatchObject({
      code: 'storage-failed',
    })
    expect(await stores.eventBuffer.fetchEvents(aUser)).toEqual([])
  })
})

function asObject(record: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record ?? {}))
}

function eventsOf(page: unknown): readonly unknown[] {
  const events = asObject(page)['events']
  return Array.isArray(events) ? events : []
}
