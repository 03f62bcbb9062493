/** What a cosine means for a search: how much of a score it gives, and from where on it is a find at all. */

/** Weights of a hybrid search, by measurement: SPEC SE8. */
export const HYBRID_WEIGHTS = { text: 0.35, meaning: 0.65 } as const
/** How much nearer than the catalog on the whole a content must be to be found by meaning alone. SPEC SE6. */
const NEARER_BY = 0.24
/** Near by any measure, for catalogs all of whose contents are near: no nonsense came up to it. SPEC SE6. */
const NEAR_ANYHOW = 0.45

/** [SE5] The part by meaning in [0, 1]: the cosine of text and content, 0 for a negative one. */
export function meaningScore(cosine: number): number {
  return Math.min(1, Math.max(0, cosine))
}

/** [SE6] The least cosine of a find by meaning; `middle` is the cosine of the text and the catalog's middle. */
export function meaningFloor(middle: number): number {
  return Math.min(middle + NEARER_BY, NEAR_ANYHOW)
}
