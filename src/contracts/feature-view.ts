/** What is known of a visitor as features: values with their freshness, as the engine answers them. */

/** What a feature says: a number, or a word; null where nothing is known. */
export type FeatureValue = number | string | null

/**
 * [PF8] 'fresh': computed less than its TTL ago. 'stale': longer ago, and not read since. 'expired': there was evidence
 * and all of it has left the window. 'empty': there never was any.
 */
export type FeatureState = 'fresh' | 'stale' | 'expired' | 'empty'

export interface FeatureSample {
  /** Epoch ms. */
  readonly at: number
  readonly value: FeatureValue
}

export interface FeatureView {
  readonly name: string
  readonly dtype: 'numeric' | 'categorical'
  readonly description: string
  readonly windowDays: number
  readonly ttlSeconds: number
  readonly value: FeatureValue
  /** Of the value given here: what was stale is computed again before it is given, unless one only peeks. */
  readonly state: FeatureState
  /** Records inside the window that the value is made of. */
  readonly evidence: number
  /** Epoch ms at which the value was computed. */
  readonly computedAt: number
  /** Epoch ms of the newest record behind it; absent without evidence. */
  readonly newestAt?: number
  /** The last value of each of the last 30 days that have one, oldest first. */
  readonly history: readonly FeatureSample[]
  /** Fields of served lists and events that it is made of, as `served.at`. */
  readonly reads: readonly string[]
  /** Who takes it up: `bandit`, an experiment. */
  readonly usedBy: readonly string[]
  /** Ids of the newest records behind it, newest first: those of events, or `recommId/contentId@at`; only where asked for. */
  readonly because?: readonly string[]
}

export interface FeaturesView {
  readonly userId: string
  /** Epoch ms. */
  readonly at: number
  readonly features: readonly FeatureView[]
}

/** A value that became too old (`stale`) or lost all its evidence (`expired`). */
export interface FeatureAlert {
  readonly name: string
  readonly state: 'stale' | 'expired'
}

export interface FeaturesOptions {
  /** How many of the newest records behind each feature to name, 0 to 100. Default 0. Costs a walk over the window. */
  readonly because?: number
  /** [PF7] Gives stale values as they are, and leaves them stale. Default false. */
  readonly peek?: boolean
}
