/** All stores of a vault in one IndexedDB database, over one connection. */
import { type ConnectionOptions, IdbConnection } from './idb-connection.ts'
import type { CatalogStore } from '../../ports/catalog-store.ts'
import { createIdbCatalogStore } from './idb-catalog-store.ts'
import { createIdbImportedCatalogStore } from './idb-imported-catalog-store.ts'
import { createIdbEventBuffer } from './idb-event-buffer.ts'
import { createIdbPreferencesStore } from './idb-preferences-store.ts'
import { createIdbServedLog } from './idb-served-log.ts'
import { createIdbTextVectors } from './idb-text-vectors.ts'
import { createIdbUserModelStore } from './idb-user-model-store.ts'
import type { ByteFiles } from '../../ports/byte-files.ts'
import type { EventBuffer } from '../../ports/event-buffer.ts'
import type { ImportedCatalogStore } from '../../ports/imported-catalog-store.ts'
import { KnownEvents } from './known-events.ts'
import type { PreferencesStore } from '../../ports/preferences-store.ts'
import type { ServedLog } from '../../ports/served-log.ts'
import type { TextVectors } from '../../ports/text-vectors.ts'
import type { UserModelStore } from '../../ports/user-model-store.ts'

export interface IdbStoresOptions extends ConnectionOptions {
  /** Seconds that saved signals live. */
  readonly ttlSeconds: number
  /** Where the vectors of catalogs are put as files; without it they lie in the database. */
  readonly files?: () => Promise<ByteFiles | undefined>
}

export interface IdbStores {
  readonly eventBuffer: EventBuffer
  readonly modelStore: UserModelStore
  readonly preferencesStore: PreferencesStore
  readonly servedLog: ServedLog
  readonly catalogStore: CatalogStore
  /** The pack that an import became. */
  readonly importedPacks: CatalogStore
  readonly textVectors: TextVectors
  readonly importedCatalog: ImportedCatalogStore
  /** Records of all stores that could not be read, since they were opened. */
  corruptCount(): number
  /** Closes the connection; calls after it fail with `storage-failed`. */
  close(): void
}

/**
 * Opens or creates the database. Errors: `storage-failed` with `details.because` 'unavailable' (no IndexedDB here),
 * 'denied' (the browser forbids it) or 'failed' (anything else, a wait of more than 5 s included).
 */
export async function openIdbStores({ ttlSeconds, files, ...options }: IdbStoresOptions): Promise<IdbStores> {
  const known = new KnownEvents()
  const connection = new IdbConnection({
    ...options,
    onReopened: () => {
      known.clear()
      options.onReopened?.()
    },
  })
  await connection.open()
  const eventBuffer = createIdbEventBuffer(connection, known)
  const modelStore = createIdbUserModelStore(connection, ttlSeconds)
  const preferencesStore = createIdbPreferencesStore(connection)
  const servedLog = createIdbServedLog(connection)
  const place = { database: options.database, ...(files && { files }) }
  const counting = [eventBuffer, modelStore, preferencesStore, servedLog]
  return {
    eventBuffer,
    modelStore,
    preferencesStore,
    servedLog,
    catalogStore: createIdbCatalogStore(connection, { ...place, which: 'current' }),
    importedPacks: createIdbCatalogStore(connection, { ...place, which: 'imported' }),
    textVectors: createIdbTextVectors(connection),
    importedCatalog: createIdbImportedCatalogStore(connection),
    corruptCount: () => counting.reduce((sum, store) => sum + store.corruptCount(), 0),
    close: () => connection.close(),
  }
}
