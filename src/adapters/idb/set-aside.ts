/** Setting aside: a stored record that cannot be read leaves its store, is kept as it was found, and is counted. */
import type { DocentTransaction, StoreName } from './docent-schema.ts'
import type { IdbConnection } from './idb-connection.ts'

/** Stores whose records have an owner. */
export type VisitorStore = Extract<StoreName, 'events' | 'preferences' | 'served'>

/**
 * [ST6] Moves records to the `aside` store in one transaction; gives how many were still there, so that two readers of
 * one damage count it once. Errors: `storage-failed`.
 */
export async function setAside(
  connection: IdbConnection,
  store: VisitorStore,
  userId: string,
  keys: readonly IDBValidKey[],
): Promise<number> {
  if (keys.length === 0) return 0
  return connection.write([store, 'aside'], 'strict', async (writing) => {
    const found: unknown[] = []
    for (const key of keys) {
      const cursor = await writing.objectStore(store).openCursor(IDBKeyRange.only(key))
      if (!cursor) continue
      found.push(cursor.value)
      await cursor.delete()
    }
    await keepAside(writing, store, userId, found)
    return found.length
  })
}

/** Notes records as set aside now; removing them from their store is the caller's part. */
export async function keepAside(
  writing: DocentTransaction<'readwrite'>,
  store: VisitorStore,
  userId: string,
  records: readonly unknown[],
): Promise<void> {
  const aside = writing.objectStore('aside')
  const at = Date.now()
  await Promise.all(records.map((record) => aside.add({ store, userId, at, record })))
}

/** Removes what was set aside of one user and store before `before`; all of it by default. Part of the caller's write. */
export async function dropAside(
  writing: DocentTransaction<'readwrite'>,
  store: VisitorStore,
  userId: string,
  before = Infinity,
): Promise<void> {
  const aside = writing.objectStore('aside')
  const range = IDBKeyRange.bound([store, userId], [store, userId, before], false, before < Infinity)
  for (const key of await aside.index('byOwner').getAllKeys(range)) await aside.delete(key)
}
