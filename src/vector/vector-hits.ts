/** What a search of vectors found: parallel arrays, scores descending, equal scores by ascending row. The caller's own. */
export interface VectorHits {
  readonly rows: Int32Array
  /** Dot products in float32; for unit vectors the cosine, in [-1, 1] up to rounding. */
  readonly scores: Float32Array
}
