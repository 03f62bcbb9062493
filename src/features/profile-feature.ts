/** ProfileFeature: one thing known of a visitor, as a definition that is its own aggregation. Seed: profile-features. */
import type { FeatureRecord } from './feature-record.ts'
import type { FeatureValue } from '../contracts/feature-view.ts'

/** What the open catalog adds to what the visitor did. */
export interface CatalogFacts {
  /** Rooms that have a content. */
  readonly rooms: number
}

/** A share that starts from what is usual: `weight` imagined records of which `mean` count. mean in [0, 1], weight > 0. */
export interface Prior {
  readonly mean: number
  readonly weight: number
}

/** One visitor's aggregate. Sums are of whole numbers, so that taking out what was put in leaves no trace (PF4). */
export interface Aggregate {
  /** Puts a record in (1) or takes one out (-1) that was put in as it is now. O(1), or O(tags of the content). */
  count(record: FeatureRecord, sign: 1 | -1): void
  /** The value of what is in; null where nothing can be said. May not depend on the order in which it came in. */
  read(facts: CatalogFacts): FeatureValue
}

export interface ProfileFeature {
  /** snake_case; unique in a registry; never used again for another meaning. */
  readonly name: string
  readonly dtype: 'numeric' | 'categorical'
  /** One sentence, for curators and for the mirror. */
  readonly description: string
  /** Days that a record counts. A whole number from 1. */
  readonly windowDays: number
  /** Seconds after which a value that no event refreshed is stale. */
  readonly ttlSeconds: number
  /** What a smoothed share starts from. */
  readonly prior?: Prior
  /** Fields it is made of, for the dependency view: `served.at`, `content_viewed.dwellSeconds`. */
  readonly reads: readonly string[]
  /** Whether a record, as it is now, is evidence for it. */
  uses(record: FeatureRecord): boolean
  start(): Aggregate
}

/** The seed's window, and that of UserSignals. */
export const MONTH_DAYS = 30
/** A day: a visitor who is away longer has had events leave the window. */
export const DAY_TTL_SECONDS = 86_400
/** An hour: for what describes the visit of today. */
export const HOUR_TTL_SECONDS = 3600
/** Laplace's rule of succession (1774): two imagined records, one of which counts. */
export const EVEN_PRIOR: Prior = { mean: 0.5, weight: 2 }
