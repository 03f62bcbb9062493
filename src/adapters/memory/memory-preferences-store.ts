/** PreferencesStore in memory. */
import type { Preferences } from '../../contracts/preferences.ts'
import type { PreferencesStore } from '../../ports/preferences-store.ts'

/** An empty store of its own. */
export function createMemoryPreferencesStore(): PreferencesStore {
  const stated = new Map<string, Preferences>()
  return {
    async get(userId) {
      return stated.get(userId)
    },
    async put(preferences) {
      stated.set(preferences.userId, preferences)
    },
    async clear(userId) {
      stated.delete(userId)
    },
    close: () => undefined,
  }
}
