/** PreferencesStore in IndexedDB. Every put is flushed to the disk before it counts. */
import type { IdbConnection } from './idb-connection.ts'
import { dropAside, setAside } from './set-aside.ts'
import { seal, unseal } from './sealed-record.ts'
import { Preferences } from '../../contracts/preferences.ts'
import type { PreferencesStore } from '../../ports/preferences-store.ts'

export interface IdbPreferencesStore extends PreferencesStore {
  /** Stored preferences that did not parse and were set aside, since the store was opened. */
  corruptCount(): number
}

/** Over an open connection. Errors of every call: `storage-failed`. */
export function createIdbPreferencesStore(connection: IdbConnection): IdbPreferencesStore {
  let corrupt = 0
  return {
    async get(userId) {
      const record = await connection.read(['preferences'], (reading) => reading.objectStore('preferences').get(userId))
      if (record === undefined) return undefined
      const preferences = unseal(Preferences, record)
      if (preferences?.userId === userId) return preferences
      corrupt += await setAside(connection, 'preferences', userId, [userId])
      return undefined
    },

    async put(preferences) {
      await connection.write(['preferences'], 'strict', (writing) =>
        writing.objectStore('preferences').put(seal(preferences), preferences.userId),
      )
    },

    async clear(userId) {
      await connection.write(['preferences', 'aside'], 'strict', async (writing) => {
        await writing.objectStore('preferences').delete(userId)
        await dropAside(writing, 'preferences', userId)
      })
    },

    corruptCount: () => corrupt,
    close: () => undefined,
  }
}
