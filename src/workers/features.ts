/** The entry of profile features: what an app hands to `runVault` (or `openEngine`) so that its vault computes them. */
import type { FeatureAlert } from '../contracts/feature-view.ts'
import { createIdbFeatureStore } from '../adapters/idb/idb-feature-store.ts'
import { createMemoryFeatureStore } from '../adapters/memory/memory-feature-store.ts'
import { checkFeatures, type FeatureUses } from '../features/check-features.ts'
import type { IdbConnection } from '../adapters/idb/idb-connection.ts'
import type { LocalMinute } from '../features/local-minute.ts'
import { MINUTE_MS, DAY_MS } from '../base/time.ts'
import { MUSEUM_FEATURES } from '../features/museum-features.ts'
import type { OpenFeatures } from '../engine/feature-keeper.ts'
import { ProfileFeatures } from '../engine/profile-features.ts'
import type { ProfileFeature } from '../features/profile-feature.ts'

export type { FeatureUses } from '../features/check-features.ts'
export type { Aggregate, CatalogFacts, Prior, ProfileFeature } from '../features/profile-feature.ts'
export type { Deed, FeatureRecord, Tip } from '../features/feature-record.ts'
export type { FeatureAlert, FeatureState, FeatureValue } from '../contracts/feature-view.ts'
export type { FeaturesOptions, FeaturesView, FeatureView } from '../contracts/feature-view.ts'
export { MUSEUM_FEATURES } from '../features/museum-features.ts'

/** Where a vault keeps what it computes, and whom it tells. */
export interface FeaturesPlace {
  /** The visitor's database; undefined for memory. */
  readonly connection?: IdbConnection | undefined
  /** Hears of what became stale or expired. Without it nothing waits for that, and a Node process can end. */
  readonly tell?: (userId: string, alerts: readonly FeatureAlert[]) => void
}

/** A registry with all that computes it. */
export interface FeaturesPart {
  readonly features: readonly ProfileFeature[]
  /** @internal */
  open(place: FeaturesPlace): OpenFeatures
}

/**
 * The features of a list, in its order. `usedBy`: which of them who takes up, for the dependency view. Errors:
 * `feature-invalid`, `feature-unknown`.
 */
export function profileFeatures(features: readonly ProfileFeature[], usedBy: FeatureUses = {}): FeaturesPart {
  checkFeatures(features, usedBy)
  // One memory for all engines of a vault: a catalog that is replaced does not take the history with it.
  const memory = createMemoryFeatureStore()
  const waiting = new Map<string, () => void>()
  const stopAll = (): void => {
    for (const stop of waiting.values()) stop()
    waiting.clear()
  }
  return {
    features,
    open({ connection, tell }) {
      stopAll()
      const store = connection ? createIdbFeatureStore(connection) : memory
      return (needs) => {
        stopAll()
        const keeper: ProfileFeatures = new ProfileFeatures(
          {
            features,
            usedBy,
            store,
            localMinute,
            tell: (userId, alerts) => tell?.(userId, alerts),
            wakeAt(userId, at) {
              if (!tell) return
              waiting.get(userId)?.()
              const check = (): void => void keeper.check(userId).catch(() => undefined)
              waiting.set(userId, wait(at - Date.now(), check))
            },
          },
          needs,
        )
        return keeper
      }
    },
  }
}

/** The registry of museums: the five features of the seed, and what a house wants to know of a visit. */
export const museumFeatures: FeaturesPart = profileFeatures(MUSEUM_FEATURES)

const localMinute: LocalMinute = (epochMs) => Math.floor(epochMs / MINUTE_MS) - new Date(epochMs).getTimezoneOffset()

/** In at most a day, as a timer does not count the time that a device sleeps. Gives how to call it off. */
function wait(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, Math.min(Math.max(ms, 0), DAY_MS))
  return () => clearTimeout(timer)
}
