/** FeatureStore in memory. */
import type { FeatureStore, StoredState } from '../../ports/feature-store.ts'

/** An empty store of its own. */
export function createMemoryFeatureStore(): FeatureStore {
  const users = new Map<string, Map<string, StoredState>>()
  return {
    async get(userId, key) {
      return users.get(userId)?.get(key)
    },
    async put(userId, key, state) {
      const own = users.get(userId) ?? new Map<string, StoredState>()
      users.set(userId, own.set(key, structuredClone(state)))
    },
    async clear(userId) {
      const count = users.get(userId)?.size ?? 0
      users.delete(userId)
      return count
    },
    close: () => undefined,
  }
}
