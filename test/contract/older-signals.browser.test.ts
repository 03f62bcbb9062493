/** What IndexedDB holds from before signals had their present shape. */
import { afterEach, describe, expect, it } from 'vitest'
import { allRecords, changeRecords, deleteRaw } from './raw-idb.ts'
import { aTime, aUser } from '../builders/an-event.ts'
import { type IdbStores, openIdbStores } from '../../src/adapters/idb/open-idb-stores.ts'
import { aCatalog } from '../builders/a-catalog.ts'
import { seal } from '../../src/adapters/idb/sealed-record.ts'
import { someSignals } from '../builders/some-signals.ts'

const TTL_SECONDS = 60
let opened: { readonly stores: IdbStores; readonly database: string } | undefined

afterEach(async () => {
  opened?.stores.close()
  if (opened) await deleteRaw(opened.database)
  opened = undefined
})

describe('signals of another version', () => {
  it.each([1, 3])('[ST7] of version %d are deleted, to be rebuilt, and not counted as corrupt', async (version) => {
    const database = `test-older-${crypto.randomUUID()}`
    const stores = await openIdbStores({ ttlSeconds: TTL_SECONDS, database })
    opened = { stores, database }
    const signals = { ...someSignals(aCatalog()), schemaVersion: version, tasteVector: null }
    await stores.modelStore.saveSignals(someSignals(aCatalog()), aTime)
    await changeRecords(database, 'models', () => seal({ savedAt: aTime, signals }))
    expect(await stores.modelStore.getSignals(aUser, aTime)).toBeUndefined()
    expect(await allRecords(database, 'models')).toEqual([])
    expect(stores.corruptCount()).toBe(0)
  })
})
