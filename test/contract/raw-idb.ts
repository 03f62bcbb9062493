/** IndexedDB without any library, to look behind the adapters' back and to damage what they stored. */

/** Settles with the request's result. */
export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The request failed without a reason.'))
  })
}

/** Opens a database as it is, or at a newer version. */
export function openRaw(name: string, version?: number): Promise<IDBDatabase> {
  return settled(indexedDB.open(name, version))
}

/** Settles when the database is gone. */
export function deleteRaw(name: string): Promise<unknown> {
  return settled(indexedDB.deleteDatabase(name))
}

/** Puts `change(record)` in the place of every record of a store. */
export async function changeRecords(name: string, store: string, change: (record: unknown) => unknown): Promise<void> {
  const database = await openRaw(name)
  const objects = database.transaction(store, 'readwrite').objectStore(store)
  const [records, keys] = await Promise.all([settled(objects.getAll()), settled(objects.getAllKeys())])
  await Promise.all(
    keys.map((key, i) => settled(objects.put(change(records[i]), objects.keyPath === null ? key : undefined))),
  )
  database.close()
}

/** All records of a store. */
export async function allRecords(name: string, store: string): Promise<readonly unknown[]> {
  const database = await openRaw(name)
  const records: readonly unknown[] = await settled(database.transaction(store).objectStore(store).getAll())
  database.close()
  return records
}
