/** Items of a generated data set in columns by row: small enough for a million of them. */

export interface GeneratedItems {
  readonly n: number
  idAt(row: number): string
  /** Index in the creators by row, -1 for nobody's. */
  readonly creatorAt: Int32Array
  /** Epoch ms by row. */
  readonly createdAt: Float64Array
  readonly wordCount: Int32Array
  /** 0 or 1 by row. */
  readonly hasMedia: Uint8Array
  /** Tags of row i: entries tagStart[i] to tagStart[i + 1] of `tag` (index in the topics' tags) and `tagWeight`, of unit length. */
  readonly tagStart: Int32Array
  readonly tag: Int32Array
  readonly tagWeight: Float64Array
  /** In [0, 1]; NaN where nobody knows. */
  readonly quality: Float64Array
  /** 0 or 1 by row. */
  readonly nsfw: Uint8Array
  readonly toxic: Uint8Array
  readonly creators: GeneratedCreators
}

export interface GeneratedCreators {
  readonly n: number
  idAt(creator: number): string
  /** Topics of each, the main one first; empty where unknown. */
  readonly topics: readonly (readonly number[])[]
  /** How likely each is to be followed, relative to the others; above 0. */
  readonly pull: Float64Array
}

/** Share of items by label. Brief of the seed's safety models: labels are rare. */
const NSFW_SHARE = 0.03
const TOXIC_SHARE = 0.04
/** Pull of creators: few have most of the audience. A shape of 1 is Zipf’s law. */
export const PULL_SHAPE = 1
/** One creator has no more than so many times the least pull. */
export const MOST_PULL = 2_000

/** The shares of labels, invented for every item alike. */
export function labelShares(): { readonly nsfw: number; readonly toxic: number } {
  return { nsfw: NSFW_SHARE, toxic: TOXIC_SHARE }
}
