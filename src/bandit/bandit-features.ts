/** BanditFeatures: what a bandit reads of a visitor and of an item. */

/** A feature and the size of its usual values, positive: the bandit reads value / scale. */
export interface ScaledFeature {
  readonly name: string
  readonly scale: number
}

/** What a context is made of: every visitor feature and a constant, times every item feature and a constant. */
export interface BanditFeatures {
  readonly visitor: readonly ScaledFeature[]
  readonly item: readonly ScaledFeature[]
}
