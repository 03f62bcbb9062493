/** The FeatureStore contract over IndexedDB, in a real browser, and what only a database can suffer. */
import { afterEach, describe, expect, it } from 'vitest'
import { changeRecords, deleteRaw } from './raw-idb.ts'
import { type IdbStores, openIdbStores } from '../../src/adapters/idb/open-idb-stores.ts'
import { anEvent, aUser } from '../builders/an-event.ts'
import { createIdbFeatureStore } from '../../src/adapters/idb/idb-feature-store.ts'
import { describeFeatureStore } from './feature-store.contract.ts'
import { makeVersion3 } from './version-3-database.ts'
import { TTL_SECONDS } from './user-model-store.contract.ts'

let count = 0
const opened: (() => void)[] = []

async function open(
  database = `test-features-${count++}-${crypto.randomUUID()}`,
): Promise<IdbStores & { database: string }> {
  const stores = await openIdbStores({ ttlSeconds: TTL_SECONDS, database })
  opened.push(() => stores.close())
  return { ...stores, database }
}

afterEach(async () => {
  for (const close of opened.splice(0)) close()
  for (const { name } of await indexedDB.databases()) if (name?.startsWith('test-features-')) await deleteRaw(name)
})

describeFeatureStore('idb', async () => createIdbFeatureStore((await open()).connection))

describe('states in IndexedDB', () => {
  it('[PF11] stay when the database is closed and opened again', async () => {
    const first = await open()
    await createIdbFeatureStore(first.connection).put(aUser, 'features', { version: 1, value: 'kept' })
    first.close()
    const again = createIdbFeatureStore((await open(first.database)).connection)
    expect(await again.get(aUser, 'features')).toEqual({ version: 1, value: 'kept' })
  })

  it('[PF11] count as none when they were damaged, and can be put again', async () => {
    const { connection, database } = await open()
    const store = createIdbFeatureStore(connection)
    await store.put(aUser, 'features', { version: 1, value: 1 })
    await changeRecords(database, 'states', (record) => ({ ...Object(record), crc: 1 }))
    expect(await store.get(aUser, 'features')).toBeUndefined()
    await store.put(aUser, 'features', { version: 1, value: 2 })
    expect(await store.get(aUser, 'features')).toEqual({ version: 1, value: 2 })
  })

  it('[PF11] find room in a database of version 3, which keeps what it has', async () => {
    const name = `test-features-3-${crypto.randomUUID()}`
    await makeVersion3(name)
    const { eventBuffer, connection } = await open(name)
    expect(await eventBuffer.fetchEvents(aUser)).toEqual([anEvent({ id: 'old' })])
    const store = createIdbFeatureStore(connection)
    await store.put(aUser, 'features', { version: 1, value: 1 })
    expect(await store.get(aUser, 'features')).toEqual({ version: 1, value: 1 })
  })
})
