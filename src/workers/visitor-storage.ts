/** Where a vault keeps its visitor: IndexedDB where the browser lends it, else memory. Catalogs lie in a place of their own. */
import { type CatalogStorage, openCatalogStorage } from './catalog-storage.ts'
import type { CatalogStore } from '../ports/catalog-store.ts'
import { createMemoryStores } from '../adapters/memory/memory-stores.ts'
import { DocentError } from '../base/docent-error.ts'
import type { EventBuffer } from '../ports/event-buffer.ts'
import type { ImportedCatalogStore } from '../ports/imported-catalog-store.ts'
import type { IdbConnection, NoStorageBecause } from '../adapters/idb/idb-connection.ts'
import { openIdbStores } from '../adapters/idb/open-idb-stores.ts'
import type { PreferencesStore } from '../ports/preferences-store.ts'
import type { Privacy } from '../protocol/vault-host.ts'
import type { ServedLog } from '../ports/served-log.ts'
import type { StorageStatus } from '../contracts/host-replies.ts'
import type { TextVectors } from '../ports/text-vectors.ts'
import type { UserModelStore } from '../ports/user-model-store.ts'

export interface VisitorStorage {
  readonly eventBuffer: EventBuffer
  readonly modelStore: UserModelStore
  readonly preferencesStore: PreferencesStore
  readonly servedLog: ServedLog
  /** Undefined where the browser lends no storage: a copy in memory would outlive nothing. */
  readonly catalogStore: CatalogStore | undefined
  /** The pack that an import became. Undefined in memory, as the import's records are. */
  readonly importedPacks: CatalogStore | undefined
  readonly textVectors: TextVectors
  readonly importedCatalog: ImportedCatalogStore
  /** Of the visitor's database, for what an app adds to the vault. Absent in memory. */
  readonly connection?: IdbConnection
  status(): StorageStatus
  close(): void
  /** Closes all but the catalogs. */
  closeVisitor(): void
}

export interface StorageRequest {
  readonly privacy: Privacy
  readonly database: string
  readonly ttlSeconds: number
  /** Called when the database may be another one than before. */
  readonly onReopened: () => void
}

/**
 * [VW2] The visitor in IndexedDB for 'personal', in memory for 'kiosk' and wherever IndexedDB fails. The catalog is public
 * and kept on the device in either case, where the browser lends storage. Never rejects.
 */
export async function openVisitorStorage(request: StorageRequest): Promise<VisitorStorage> {
  const { database, ttlSeconds, onReopened, privacy } = request
  const opening = openCatalogStorage(database)
  if (privacy === 'kiosk') return memoryStorage(ttlSeconds, 'chosen', await opening)
  try {
    const [stores, persisted, catalogs] = await Promise.all([
      openIdbStores({ database, ttlSeconds, onReopened }),
      isPersisted(),
      opening,
    ])
    return {
      ...stores,
      catalogStore: catalogs?.catalogStore,
      importedPacks: catalogs?.importedPacks,
      status: () => ({
        durability: 'durable',
        adapter: 'idb',
        corruptRecords: stores.corruptCount(),
        ...(persisted === undefined ? {} : { persisted }),
      }),
      close() {
        stores.close()
        catalogs?.close()
      },
      closeVisitor: () => stores.close(),
    }
  } catch (thrown) {
    return memoryStorage(ttlSeconds, becauseOf(thrown), await opening)
  }
}

/** Asks whether, never asks for it: in some browsers that opens a dialog, which is for the app to time. */
async function isPersisted(): Promise<boolean | undefined> {
  const storage: StorageManager | undefined = navigator.storage
  return storage?.persisted().catch(() => undefined)
}

/** Empty stores in memory, that say why, beside the device's catalog; `corruptRecords` were counted before. */
export function memoryStorage(
  ttlSeconds: number,
  because: NonNullable<StorageStatus['because']>,
  catalogs?: Pick<CatalogStorage, 'catalogStore' | 'close'>,
  corruptRecords = 0,
): VisitorStorage {
  return {
    ...createMemoryStores({ ttlSeconds }),
    catalogStore: catalogs?.catalogStore,
    importedPacks: undefined,
    status: () => ({ durability: 'memory', adapter: 'memory', because, corruptRecords }),
    close: () => catalogs?.close(),
    closeVisitor: () => undefined,
  }
}

/**
 * [VW3] What can still be read of a visitor and of an import, in memory: reading often works where writing fails (a full
 * disk). Closes `failed`, but for the catalogs, which stay with what it gives. Never rejects.
 */
export async function moveToMemory(
  failed: VisitorStorage,
  { userId, ttlSeconds, error }: { readonly userId: string; readonly ttlSeconds: number; readonly error: unknown },
): Promise<VisitorStorage> {
  const [events, preferences, served, imported] = await Promise.all([
    failed.eventBuffer.fetchEvents(userId).catch(() => []),
    failed.preferencesStore.get(userId).catch(() => undefined),
    failed.servedLog.fetch(userId).catch(() => []),
    failed.importedCatalog.load(),
  ])
  const { catalogStore } = failed
  const catalogs = catalogStore && { catalogStore, close: () => failed.close() }
  const memory = memoryStorage(ttlSeconds, becauseOf(error), catalogs, failed.status().corruptRecords)
  failed.closeVisitor()
  await memory.eventBuffer.append(events, 0)
  if (preferences) await memory.preferencesStore.put(preferences)
  if (imported) await memory.importedCatalog.put(imported)
  for (const entry of served) await memory.servedLog.record(entry, 0)
  return memory
}

function becauseOf(thrown: unknown): NoStorageBecause {
  const because = thrown instanceof DocentError ? thrown.details['because'] : undefined
  return because === 'unavailable' || because === 'denied' ? because : 'failed'
}
