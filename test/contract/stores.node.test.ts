/** The store contracts over memory. */
import { describe, expect, it } from 'vitest'
import { describeUserModelStore, TTL_SECONDS } from './user-model-store.contract.ts'
import { anEvent } from '../builders/an-event.ts'
import { createMemoryCatalogStore } from '../../src/adapters/memory/memory-catalog-store.ts'
import { createMemoryStores, type MemoryStores } from '../../src/adapters/memory/memory-stores.ts'
import { describeCatalogStore } from './catalog-store.contract.ts'
import { describeEventBuffer } from './event-buffer.contract.ts'
import { describeImportedCatalogStore } from './imported-catalog-store.contract.ts'
import { describePreferencesStore } from './preferences-store.contract.ts'
import { describeServedLog } from './served-log.contract.ts'
import { describeTextVectors } from './text-vectors.contract.ts'

const fresh = async (): Promise<MemoryStores> => createMemoryStores({ ttlSeconds: TTL_SECONDS })

describeEventBuffer('memory', async () => (await fresh()).eventBuffer)
describeUserModelStore('memory', async () => (await fresh()).modelStore)
describePreferencesStore('memory', async () => (await fresh()).preferencesStore)
describeServedLog('memory', async () => (await fresh()).servedLog)
describeCatalogStore('memory', 'memory', async () => createMemoryCatalogStore())
describeTextVectors('memory', async () => (await fresh()).textVectors)
describeImportedCatalogStore('memory', async () => (await fresh()).importedCatalog)

describe('memory stores', () => {
  it('[ST1] share nothing between two calls', async () => {
    const [one, other] = [await fresh(), await fresh()]
    await one.eventBuffer.append([anEvent()], 0)
    expect(await other.eventBuffer.fetchEvents('visitor')).toEqual([])
  })
})
