/** What the engine answers of features: values with their freshness, and what depends on what. */
import type { FeaturesView, FeatureView } from '../contracts/feature-view.ts'
import type { FeatureUses } from '../features/check-features.ts'
import type { ProfileFeature } from '../features/profile-feature.ts'
import { type KeptFeatures, stateOf } from '../features/freshness.ts'

interface ViewParts {
  readonly userId: string
  /** In the order of the answer. */
  readonly features: readonly ProfileFeature[]
  readonly usedBy: FeatureUses
  readonly kept: KeptFeatures
  /** Epoch ms. */
  readonly now: number
  /** Ids of the newest records by feature name, where they were asked for. */
  readonly newest: ReadonlyMap<string, readonly string[]> | undefined
}

/** [PF12] Every feature of the registry, in its order; one that was never computed is empty, with its prior's mean. */
export function featuresView({ userId, features, usedBy, kept, now, newest }: ViewParts): FeaturesView {
  return {
    userId,
    at: now,
    features: features.map((feature): FeatureView => {
      const { name, dtype, description, windowDays, ttlSeconds, reads, prior } = feature
      const one = kept[name]
      const because = newest?.get(name)
      return {
        name,
        dtype,
        description,
        windowDays,
        ttlSeconds,
        value: one ? one.value : (prior?.mean ?? null),
        state: one ? stateOf(one, feature, now) : 'empty',
        evidence: one?.evidence ?? 0,
        computedAt: one?.computedAt ?? now,
        ...(typeof one?.newestAt === 'number' ? { newestAt: one.newestAt } : {}),
        history: one?.history ?? [],
        reads,
        usedBy: Object.keys(usedBy).filter((consumer) => usedBy[consumer]?.includes(name)),
        ...(because ? { because } : {}),
      }
    }),
  }
}
