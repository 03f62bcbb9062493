/** All stores of a visitor in one IndexedDB database, over one connection. */
import { type ConnectionOptions, IdbConnection } from './idb-connection.ts'
import { createIdbImportedCatalogStore } from './idb-imported-catalog-store.ts'
import { createIdbEventBuffer } from './idb-event-buffer.ts'
import { createIdbPreferencesStore } from './idb-preferences-store.ts'
import { createIdbServedLog } from './idb-served-log.ts'
import { createIdbTextVectors } from './idb-text-vectors.ts'
import { createIdbUserModelStore } from './idb-user-model-store.ts'
import type { EventBuffer } from '../../ports/event-buffer.ts'
import type { ImportedCatalogStore } from '../../ports/imported-catalog-store.ts'
import { KnownEvents } from './known-events.ts'
import type { PreferencesStore } from '../../ports/preferences-store.ts'
import type { ServedLog } from '../../ports/served-log.ts'
import type { TextVectors } from '../../ports/text-vectors.ts'
import type { UserModelStore } from '../../ports/user-model-store.ts'
import { VISITOR_DATABASE } from './docent-schema.ts'

export interface IdbStoresOptions extends ConnectionOptions {
  /** Seconds that saved signals live. */
  readonly ttlSeconds: number
}

export interface IdbStores {
  readonly eventBuffer: EventBuffer
  readonly modelStore: UserModelStore
  readonly preferencesStore: PreferencesStore
  readonly servedLog: ServedLog
  readonly textVectors: TextVectors
  readonly importedCatalog: ImportedCatalogStore
  /** For stores that not every vault has. */
  readonly connection: IdbConnection
  /** Records of all stores that could not be read, since they were opened. */
  corruptCount(): number
  /** Closes the connection; calls after it fail with `storage-failed`. */
  close(): void
}

/**
 * Opens or creates the database. Errors: `storage-failed` with `details.because` 'unavailable' (no IndexedDB here),
 * 'denied' (the browser forbids it) or 'failed' (anything else, a wait of more than 5 s included).
 */
export async function openIdbStores({ ttlSeconds, ...options }: IdbStoresOptions): Promise<IdbStores> {
  const known = new KnownEvents()
  const onReopened = (): void => {
    known.clear()
    options.onReopened?.()
  }
  const connection = new IdbConnection({ ...options, onReopened }, VISITOR_DATABASE)
  await connection.open()
  const eventBuffer = createIdbEventBuffer(connection, known)
  const modelStore = createIdbUserModelStore(connection, ttlSeconds)
  const preferencesStore = createIdbPreferencesStore(connection)
  const servedLog = createIdbServedLog(connection)
  const counting = [eventBuffer, modelStore, preferencesStore, servedLog]
  return {
    eventBuffer,
    modelStore,
    preferencesStore,
    servedLog,
    textVectors: createIdbTextVectors(connection),
    importedCatalog: createIdbImportedCatalogStore(connection),
    connection,
    corruptCount: () => counting.reduce((sum, store) => sum + store.corruptCount(), 0),
    close: () => connection.close(),
  }
}
