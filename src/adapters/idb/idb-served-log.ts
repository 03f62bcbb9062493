/** ServedLog in IndexedDB. A lost entry costs a repeat in a list, so a record does not wait for the disk. */
import { dropAside, setAside } from './set-aside.ts'
import { seal, shapeOf, unseal } from './sealed-record.ts'
import type { IdbConnection } from './idb-connection.ts'
import type { ServedEntry, ServedLog } from '../../ports/served-log.ts'

export interface IdbServedLog extends ServedLog {
  /** Stored entries that did not parse and were set aside, since the log was opened. */
  corruptCount(): number
}

const servedEntry = shapeOf((value): value is ServedEntry => {
  if (typeof value !== 'object' || value === null) return false
  const texts = [Reflect.get(value, 'userId'), Reflect.get(value, 'recommId')]
  return (
    texts.every((text) => typeof text === 'string') &&
    Number.isFinite(Reflect.get(value, 'at')) &&
    Array.isArray(Reflect.get(value, 'contentIds'))
  )
})

/** Over an open connection. Errors of every call: `storage-failed`. */
export function createIdbServedLog(connection: IdbConnection): IdbServedLog {
  let corrupt = 0
  return {
    async record(entry, pruneBefore) {
      const { userId, at } = entry
      await connection.write(['served'], 'relaxed', async (writing) => {
        const store = writing.objectStore('served')
        // Two pages of one list carry one instant: the number among those keeps both.
        const sameInstant = await store.count(IDBKeyRange.bound([userId, at], [userId, at, []]))
        await store.put(seal(entry), [userId, at, sameInstant])
        await store.delete(IDBKeyRange.bound([userId], [userId, pruneBefore], false, true))
      })
    },

    async fetch(userId) {
      const { records, keys } = await connection.read(['served'], async (reading) => {
        const store = reading.objectStore('served')
        const [found, foundKeys] = await Promise.all([store.getAll(ofUser(userId)), store.getAllKeys(ofUser(userId))])
        return { records: found, keys: foundKeys }
      })
      const entries = records.map((record) => {
        const entry = unseal(servedEntry, record)
        return entry?.userId === userId ? entry : undefined
      })
      const unreadable = keys.filter((_, i) => !entries[i])
      corrupt += await setAside(connection, 'served', userId, unreadable)
      return entries.filter((entry) => entry !== undefined)
    },

    async clear(userId) {
      return connection.write(['served', 'aside'], 'strict', async (writing) => {
        const store = writing.objectStore('served')
        const count = await store.count(ofUser(userId))
        await store.delete(ofUser(userId))
        await dropAside(writing, 'served', userId)
        return count
      })
    },

    corruptCount: () => corrupt,
    close: () => undefined,
  }
}

/** All keys [userId, at, number] of one user: in IndexedDB's order every list sorts after every number. */
function ofUser(userId: string): IDBKeyRange {
  return IDBKeyRange.bound([userId], [userId, []])
}
