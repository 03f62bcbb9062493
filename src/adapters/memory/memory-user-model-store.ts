/** UserModelStore in memory. */
import { SECOND_MS } from '../../base/time.ts'
import type { UserModelStore } from '../../ports/user-model-store.ts'
import type { UserSignals } from '../../contracts/user-signals.ts'

export interface ModelStoreOptions {
  /** Seconds that saved signals live. */
  readonly ttlSeconds: number
}

/** An empty store of its own. */
export function createMemoryUserModelStore({ ttlSeconds }: ModelStoreOptions): UserModelStore {
  const saved = new Map<string, { readonly signals: UserSignals; readonly savedAt: number }>()
  return {
    async getSignals(userId, now) {
      const model = saved.get(userId)
      // Either way: signals saved before the clock was set back would otherwise live for as long as it was wrong.
      return model && Math.abs(now - model.savedAt) < ttlSeconds * SECOND_MS ? model.signals : undefined
    },
    async saveSignals(signals, now) {
      saved.set(signals.userId, { signals, savedAt: now })
    },
    async clear(userId) {
      saved.delete(userId)
    },
    close: () => undefined,
  }
}
