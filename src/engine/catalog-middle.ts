/** The middle of a catalog's vectors: what a text is compared with, to see whether anything is nearer than the rest. */
import type { ContentStore } from '../ports/content-store.ts'

/** Rows that the middle is made of, evenly spread: its cosine with a text is then right to about .002. */
const MOST_ROWS = 2000
/** A small catalog's middle is drawn to 0 as if it had this many more contents, of no likeness: few say little. */
const PRIOR_ROWS = 20

export interface CatalogMiddle {
  /** Float64Array[dim]; not of unit length: dot a unit vector with it to get the mean cosine. */
  readonly vector: Float64Array
  /** Rows it is made of. */
  readonly rows: number
  /** False while some of the rows that it should be made of have no vector yet. */
  readonly complete: boolean
}

/** [SE6] Sum of at most 2,000 evenly spread rows / (their number + 20). Cost: O(rows · dim), up to 2,000 rows. */
export function catalogMiddle(catalog: ContentStore): CatalogMiddle {
  const vector = new Float64Array(catalog.dim)
  const stride = Math.max(1, Math.ceil(catalog.size / MOST_ROWS))
  let rows = 0
  let complete = true
  for (let row = 0; row < catalog.size; row += stride) {
    if (!catalog.hasVector(row)) {
      complete = false
      continue
    }
    const own = catalog.vectorAt(row)
    for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] ?? 0) + (own[at] ?? 0)
    rows++
  }
  return { vector: vector.map((x) => x / (rows + PRIOR_ROWS)), rows, complete }
}
