/** Where a vault keeps its visitor and its catalogs: IndexedDB and files where the browser lends them, else memory. */
import type { CatalogStore } from '../ports/catalog-store.ts'
import { createMemoryStores } from '../adapters/memory/memory-stores.ts'
import { DocentError } from '../base/docent-error.ts'
import type { EventBuffer } from '../ports/event-buffer.ts'
import type { ImportedCatalogStore } from '../ports/imported-catalog-store.ts'
import type { NoStorageBecause } from '../adapters/idb/idb-connection.ts'
import { openIdbStores } from '../adapters/idb/open-idb-stores.ts'
import { openOpfsFiles } from '../adapters/opfs/opfs-files.ts'
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
  /** Undefined in memory: a copy there would outlive nothing. */
  readonly catalogStore: CatalogStore | undefined
  /** The pack that an import became. Undefined in memory. */
  readonly importedPacks: CatalogStore | undefined
  readonly textVectors: TextVectors
  readonly importedCatalog: ImportedCatalogStore
  status(): StorageStatus
  close(): void
}

export interface StorageRequest {
  readonly privacy: Privacy
  readonly database: string
  readonly ttlSeconds: number
  /** Called when the database may be another one than before. */
  readonly onReopened: () => void
}

/** [VW2] IndexedDB for 'personal', memory for 'kiosk' and wherever IndexedDB fails. Never rejects. */
export async function openVisitorStorage(request: StorageRequest): Promise<VisitorStorage> {
  if (request.privacy === 'kiosk') return memoryStorage(request.ttlSeconds, 'chosen')
  const { database, ttlSeconds, onReopened } = request
  try {
    const files = (): ReturnType<typeof openOpfsFiles> => openOpfsFiles(database)
    const [stores, persisted] = await Promise.all([
      openIdbStores({ database, ttlSeconds, onReopened, files }),
      isPersisted(),
    ])
    return {
      ...stores,
      status: () => ({
        durability: 'durable',
        adapter: 'idb',
        corruptRecords: stores.corruptCount(),
        ...(persisted === undefined ? {} : { persisted }),
      }),
    }
  } catch (thrown) {
    return memoryStorage(ttlSeconds, becauseOf(thrown))
  }
}

/** Asks whether, never asks for it: in some browsers that opens a dialog, which is for the app to time. */
async function isPersisted(): Promise<boolean | undefined> {
  const storage: StorageManager | undefined = navigator.storage
  return storage?.persisted().catch(() => undefined)
}

/** Empty stores in memory, that say why; `corruptRecords` were counted before. */
export function memoryStorage(
  ttlSeconds: number,
  because: NonNullable<StorageStatus['because']>,
  corruptRecords = 0,
): VisitorStorage {
  return {
    ...createMemoryStores({ ttlSeconds }),
    catalogStore: undefined,
    importedPacks: undefined,
    status: () => ({ durability: 'memory', adapter: 'memory', because, corruptRecords }),
    close: () => undefined,
  }
}

/**
 * [VW3] What can still be read of a visitor and of an import, in memory: reading often works where writing fails (a full disk). Closes
 * `failed`. Never rejects.
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
  const memory = memoryStorage(ttlSeconds, becauseOf(error), failed.status().corruptRecords)
  failed.close()
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
