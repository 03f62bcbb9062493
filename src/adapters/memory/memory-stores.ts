/** The visitor's stores in memory: the kiosk's, Node's, and what is left where the browser lends no storage. */
import { createMemoryEventBuffer } from './memory-event-buffer.ts'
import { createMemoryImportedCatalogStore } from './memory-imported-catalog-store.ts'
import { createMemoryPreferencesStore } from './memory-preferences-store.ts'
import { createMemoryServedLog } from './memory-served-log.ts'
import { createMemoryTextVectors } from './memory-text-vectors.ts'
import { createMemoryUserModelStore, type ModelStoreOptions } from './memory-user-model-store.ts'
import type { EventBuffer } from '../../ports/event-buffer.ts'
import type { ImportedCatalogStore } from '../../ports/imported-catalog-store.ts'
import type { PreferencesStore } from '../../ports/preferences-store.ts'
import type { ServedLog } from '../../ports/served-log.ts'
import type { TextVectors } from '../../ports/text-vectors.ts'
import type { UserModelStore } from '../../ports/user-model-store.ts'

export interface MemoryStores {
  readonly eventBuffer: EventBuffer
  readonly modelStore: UserModelStore
  readonly preferencesStore: PreferencesStore
  readonly servedLog: ServedLog
  readonly textVectors: TextVectors
  readonly importedCatalog: ImportedCatalogStore
}

/** Empty stores of their own: two calls share nothing. */
export function createMemoryStores(options: ModelStoreOptions): MemoryStores {
  return {
    eventBuffer: createMemoryEventBuffer(),
    modelStore: createMemoryUserModelStore(options),
    preferencesStore: createMemoryPreferencesStore(),
    servedLog: createMemoryServedLog(),
    textVectors: createMemoryTextVectors(),
    importedCatalog: createMemoryImportedCatalogStore(),
  }
}
