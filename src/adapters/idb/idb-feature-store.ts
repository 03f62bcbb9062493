/** FeatureStore in IndexedDB. Everything in it can be computed again, so a put does not wait for the disk. */
import type { FeatureStore, StoredState } from '../../ports/feature-store.ts'
import { seal, shapeOf, unseal } from './sealed-record.ts'
import type { IdbConnection } from './idb-connection.ts'

/** The checksum proves that `value` is what was stored. */
const storedState = shapeOf(
  (value): value is StoredState =>
    typeof value === 'object' &&
    value !== null &&
    'value' in value &&
    Number.isSafeInteger(Reflect.get(value, 'version')),
)

/** Over an open connection. Errors of every call: `storage-failed`. */
export function createIdbFeatureStore(connection: IdbConnection): FeatureStore {
  return {
    async get(userId, key) {
      const record = await connection.read(['states'], (reading) => reading.objectStore('states').get([userId, key]))
      return unseal(storedState, record)
    },

    async put(userId, key, state) {
      await connection.write(['states'], 'relaxed', (writing) =>
        writing.objectStore('states').put(seal(state), [userId, key]),
      )
    },

    async clear(userId) {
      // In IndexedDB's order every list sorts after every text.
      const own = IDBKeyRange.bound([userId], [userId, []])
      return connection.write(['states'], 'strict', async (writing) => {
        const store = writing.objectStore('states')
        const count = await store.count(own)
        await store.delete(own)
        return count
      })
    },

    close: () => undefined,
  }
}
