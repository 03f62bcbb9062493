/** Alerts over all values of a visitor: what to tell now, and when to look again. */
import { alertedAt, dueAt, type KeptFeatures } from './freshness.ts'
import type { FeatureAlert } from '../contracts/feature-view.ts'
import type { ProfileFeature } from './profile-feature.ts'

export interface ToldFeatures {
  /** The values with what was told of them: the very same object where nothing changed. */
  readonly kept: KeptFeatures
  /** In the order of the registry; [] for nothing. */
  readonly alerts: readonly FeatureAlert[]
}

/** [PF8] What became stale or expired since it was last told. */
export function alertsOf(features: readonly ProfileFeature[], kept: KeptFeatures, now: number): ToldFeatures {
  const alerts: FeatureAlert[] = []
  const changed = features.flatMap((feature): [string, KeptFeatures[string]][] => {
    const one = kept[feature.name]
    const alerted = one && alertedAt(one, feature, now)
    if (!one || alerted === undefined || alerted === one.alerted) return []
    if (alerted) alerts.push({ name: feature.name, state: alerted })
    return [[feature.name, { ...one, alerted }]]
  })
  return { kept: changed.length > 0 ? { ...kept, ...Object.fromEntries(changed) } : kept, alerts }
}

/** Epoch ms after `now` at which the next value becomes stale or expires; undefined where none will. */
export function nextDue(features: readonly ProfileFeature[], kept: KeptFeatures, now: number): number | undefined {
  const due = features.flatMap((feature) => {
    const one = kept[feature.name]
    return (one && dueAt(one, feature, now)) ?? []
  })
  return due.length > 0 ? Math.min(...due) : undefined
}
