/** Where a vault keeps its visitor: IndexedDB where the browser lends it, else memory; and which of the two it is. */
import type { CatalogStore } from '../ports/catalog-store.ts'
import { createMemoryStores } from '../adapters/memory/memory-stores.ts'
import { DocentError } from '../base/docent-error.ts'
import type { EventBuffer } from '../ports/event-buffer.ts'
import type { NoStorageBecause } from '../adapters/idb/idb-connection.ts'
import { openIdbStores } from '../adapters/idb/open-idb-stores.ts'
import type { PreferencesStore } from '../ports/preferences-store.ts'
import type { Privacy } from '../protocol/vault-host.ts'
import type { ServedLog } from '../ports/served-log.ts'
import type { StorageStatus } from '../contracts/host-replies.ts'
import type { UserModelStore } from '../ports/user-model-store.ts'

export interface VisitorStorage {
  readonly eventBuffer: EventBuffer
  readonly modelStore: UserModelStore
  readonly preferencesStore: PreferencesStore
  readonly servedLog: ServedLog
  /** Undefined in memory: a copy there would outlive nothing. */
  readonly catalogStore: CatalogStore | undefined
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
    const stores = await openIdbStores({ database, ttlSeconds, onReopened })
    return {
      ...stores,
      status: () => ({ durability: 'durable', adapter: 'idb', corruptRecords: stores.corruptCount() }),
    }
  } catch (thrown) {
    return memoryStorage(ttlSeconds, becauseOf(thrown))
  }
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
    status: () => ({ durability: 'memory', adapter: 'memory', because, corruptRecords }),
    close: () => undefined,
  }
}

/**
 * [VW3] What can still be read of a visitor, in memory: reading often works where writing fails (a full disk). Closes
 * `failed`. Never rejects.
 */
export async function moveToMemory(
  failed: VisitorStorage,
  { userId, ttlSeconds, error }: { readonly userId: string; readonly ttlSeconds: number; readonly error: unknown },
): Promise<VisitorStorage> {
  const [events, preferences, served] = await Promise.all([
    failed.eventBuffer.fetchEvents(userId).catch(() => []),
    failed.preferencesStore.get(userId).catch(() => undefined),
    failed.servedLog.fetch(userId).catch(() => []),
  ])
  const memory = memoryStorage(ttlSeconds, becauseOf(error), failed.status().corruptRecords)
  failed.close()
  await memory.eventBuffer.append(events, 0)
  if (preferences) await memory.preferencesStore.put(preferences)
  for (const entry of served) await memory.servedLog.record(entry, 0)
  return memory
}

function becauseOf(thrown: unknown): NoStorageBecause {
  const because = thrown instanceof DocentError ? thrown.details['because'] : undefined
  return because === 'unavailable' || because === 'denied' ? because : 'failed'
}
