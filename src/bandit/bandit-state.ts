/**
 * BanditState: all that a linear bandit has learnt, as plain data. Kept in information form (sums over what was seen), so
 * that states of several visits add up, forgetting is a multiplication, and a change of features is linear algebra.
 */
import type { BanditFeatures } from './bandit-features.ts'
import { weightCount } from './weight-order.ts'

/** Version of BanditState. A newer one is refused by name, an older one would be migrated here. */
export const BANDIT_STATE_VERSION = 1

/** [BD4] Precision of a weight before anything was seen: the reward of a unit context lies within about 1 of 0. */
export const PRIOR_PRECISION = 1

/** [BD12] One change of features, as it was done. Names read 'visitor:NAME' or 'item:NAME'. */
export interface BanditMigration {
  /** Epoch ms. */
  readonly at: number
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly rescaled: readonly { readonly name: string; readonly from: number; readonly to: number }[]
  /** Largest change of a kept weight in its new unit, relative to 1 + the largest weight: rounding alone. */
  readonly drift: number
}

/** d = `weightCount(features)` weights, in the order of weight-order.ts. */
export interface BanditState {
  readonly schemaVersion: typeof BANDIT_STATE_VERSION
  readonly features: BanditFeatures
  /** Precision of each weight before anything was seen, positive: length d. Its mean is 0. */
  readonly prior: readonly number[]
  /** Sum of weight · x · xᵀ, its lower triangle row by row: length d(d+1)/2. */
  readonly gram: readonly number[]
  /** Sum of weight · reward · x: length d. */
  readonly moment: readonly number[]
  /** Sum of the weights of what was seen, as far as it is not forgotten. */
  readonly weight: number
  /** Rewards seen, ever. */
  readonly updates: number
  /** Rewards seen since forgetting was last applied. */
  readonly sinceFading: number
  /** In the order in which they were done. */
  readonly migrations: readonly BanditMigration[]
}

/** A state that has seen nothing. */
export function emptyBanditState(features: BanditFeatures): BanditState {
  const size = weightCount(features)
  return {
    schemaVersion: BANDIT_STATE_VERSION,
    features,
    prior: Array.from({ length: size }, () => PRIOR_PRECISION),
    gram: Array.from({ length: (size * (size + 1)) / 2 }, () => 0),
    moment: Array.from({ length: size }, () => 0),
    weight: 0,
    updates: 0,
    sinceFading: 0,
    migrations: [],
  }
}
