/** Ranker: what scores features by head, and splits each score over them. Trained, or by rule. */
import type { Attribution, RankerHead } from '../models/heavy-ranker.ts'

/** Probabilities by row, in [0, 1]. */
export type RankerScores = Readonly<Record<RankerHead, Float64Array>>

export interface Ranker {
  /** `features`: Float64Array[n · 20] as `featuresOf` gives them. */
  predict(features: Float64Array, n: number): RankerScores
  /** base + sum(parts) is what `predict` gives for these 20 features, to 1e-12; parts are signed, in their order. */
  attribute(features: Float64Array, head: RankerHead): Attribution
}
