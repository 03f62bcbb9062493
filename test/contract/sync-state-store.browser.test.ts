/** The contract over IndexedDB, in a real browser, and what only a database can suffer. */
import { afterEach, describe, expect, it } from 'vitest'
import { aState, describeSyncStateStore } from './sync-state-store.contract.ts'
import { changeRecords, deleteRaw } from './raw-idb.ts'
import { createIdbMarks, createIdbSyncState } from '../../src/adapters/idb/idb-sync-state.ts'
import { type IdbCatalogs, openIdbCatalogs } from '../../src/adapters/idb/open-idb-catalogs.ts'

const opened: IdbCatalogs[] = []
let database = ''

async function open(): Promise<IdbCatalogs> {
  database = `sync-state-${crypto.randomUUID()}`
  const catalogs = await openIdbCatalogs({ database })
  opened.push(catalogs)
  return catalogs
}

afterEach(async () => {
  for (const catalogs of opened.splice(0)) catalogs.close()
  for (const { name } of await indexedDB.databases()) if (name?.startsWith('sync-state-')) await deleteRaw(name)
})

describeSyncStateStore('idb', async () => {
  const { connection } = await open()
  return { state: createIdbSyncState(connection, 'a'), marks: createIdbMarks(connection, 'a') }
})

describe('sync state in IndexedDB', () => {
  it('[SY42] [SY43] counts as none where it is damaged', async () => {
    const { connection } = await open()
    const [state, marks] = [createIdbSyncState(connection, 'a'), createIdbMarks(connection, 'a')]
    await state.save(aState)
    await marks.write({ epoch: 1, seq: 2, issued: 3 })
    const other = (record: unknown): unknown => ({ ...Object.fromEntries(Object.entries(record ?? {})), crc: 1 })
    await changeRecords(database, 'sync', other)
    await changeRecords(database, 'marks', other)
    expect([await state.load(), await marks.read()]).toEqual([undefined, undefined])
  })

  it('[SY47] ends the pieces of an object at the first that is damaged', async () => {
    const { connection } = await open()
    const state = createIdbSyncState(connection, 'a')
    for (const at of [0, 1, 2]) await state.keepPart('o', at, { bytes: Uint8Array.of(at), etag: undefined })
    await changeRecords(database, 'parts', (record) => {
      const fields = Object.fromEntries(Object.entries(record ?? {}))
      return fields['bytes'] instanceof Uint8Array && fields['bytes'][0] === 1 ? { ...fields, crc: 1 } : record
    })
    expect(await state.parts('o')).toHaveLength(1)
  })

  it('[SY42] is one for each catalog', async () => {
    const { connection } = await open()
    await createIdbSyncState(connection, 'a').save(aState)
    expect(await createIdbSyncState(connection, 'b').load()).toBeUndefined()
  })
})
