/** FeatureWindow: the features of one window length, over the records that lie in it now. */
import type { CatalogFacts, ProfileFeature } from './profile-feature.ts'
import type { FeatureRecord } from './feature-record.ts'
import type { FeatureValue } from '../contracts/feature-view.ts'

/** What a feature says now. */
export interface FeatureReading {
  readonly value: FeatureValue
  /** Records that are evidence for it. */
  readonly evidence: number
  /** Epoch ms of the newest of them; undefined without any. */
  readonly newestAt: number | undefined
}

export class FeatureWindow {
  readonly windowDays: number
  /** Index of the first record that is in it. */
  low = 0
  readonly #running: {
    readonly feature: ProfileFeature
    readonly aggregate: ReturnType<ProfileFeature['start']>
    evidence: number
    newestAt: number
  }[]

  constructor(windowDays: number, features: readonly ProfileFeature[]) {
    this.windowDays = windowDays
    this.#running = features.map((feature) => ({
      feature,
      aggregate: feature.start(),
      evidence: 0,
      newestAt: -Infinity,
    }))
  }

  /** Puts a record in or takes it out, as it is now. Cost: features of this window. */
  count(record: FeatureRecord, sign: 1 | -1): void {
    for (const running of this.#running) {
      if (!running.feature.uses(record)) continue
      running.aggregate.count(record, sign)
      running.evidence += sign
      if (sign === 1 && record.at > running.newestAt) running.newestAt = record.at
    }
  }

  /** [PF5] By name. A value that is not finite counts as none. Cost: independent of how many records are in. */
  readInto(readings: Map<string, FeatureReading>, facts: CatalogFacts): void {
    for (const { feature, aggregate, evidence, newestAt } of this.#running) {
      const value = aggregate.read(facts)
      const isKnown = typeof value !== 'number' || Number.isFinite(value)
      readings.set(feature.name, {
        value: isKnown ? value : null,
        evidence,
        newestAt: evidence > 0 ? newestAt : undefined,
      })
    }
  }
}

/** Days that a feature counts, where the stores keep `mostDays`. */
export function daysOf({ windowDays }: ProfileFeature, mostDays: number): number {
  return Math.min(windowDays, mostDays)
}

/** The features by the length of their windows, each window empty. */
export function windowsOf(features: readonly ProfileFeature[], mostDays: number): readonly FeatureWindow[] {
  const lengths = new Set(features.map((feature) => daysOf(feature, mostDays)))
  return [...lengths].map((days) => {
    const ofLength = features.filter((feature) => daysOf(feature, mostDays) === days)
    return new FeatureWindow(days, ofLength)
  })
}
