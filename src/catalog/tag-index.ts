/** An inverted index of weighted keys: for a bag of keys, the rows that carry any of them, best first (SPEC CT6). */
import { bestRows } from './best-rows.ts'

/** The keys of one row, each once, and their weights, above 0. */
export interface KeyWeights {
  readonly keys: readonly string[]
  readonly weights: ArrayLike<number>
}

/** Parallel arrays, scores descending, equal scores by ascending row. */
export interface TagHits {
  readonly rows: Int32Array
  readonly scores: Float64Array
}

export interface TagIndex {
  /** All keys, ascending, with the number of rows that carry each. */
  readonly counts: ReadonlyMap<string, number>
  /**
   * The `k` rows with the highest sum of query weight x row weight over the keys that both have. Query weights that
   * are not above 0 recall nothing, unknown keys neither. `allowed`: one byte a row, 0 leaves the row out.
   * A row's products are added in ascending order of their keys, whatever the order of the query.
   * Cost: the rows of the queried keys, and O(rows found · log k). Not reentrant, never throws.
   */
  topK(query: Iterable<readonly [string, number]>, k: number, allowed?: Uint8Array): TagHits
}

/** Indexes rows 0..rows.length-1, packed as one list of rows a key (compressed sparse rows). */
export function createTagIndex(rows: readonly KeyWeights[]): TagIndex {
  const counts = countKeys(rows)
  const starts = new Map<string, number>()
  let total = 0
  for (const [key, count] of counts) {
    starts.set(key, total)
    total += count
  }
  const postedRows = new Int32Array(total)
  const postedWeights = new Float64Array(total)
  const next = new Map(starts)
  for (const [row, { keys, weights }] of rows.entries()) {
    for (const [i, key] of keys.entries()) {
      const at = next.get(key) ?? 0
      next.set(key, at + 1)
      postedRows[at] = row
      postedWeights[at] = weights[i] ?? 0
    }
  }

  // Kept between calls, so that a call allocates its hits only; 0 wherever no call is running.
  const sums = new Float64Array(rows.length)

  return {
    counts,
    topK(query, k, allowed) {
      for (const [key, weight] of [...query].toSorted(byKey)) {
        if (!(weight > 0)) continue
        const start = starts.get(key) ?? 0
        const end = start + (counts.get(key) ?? 0)
        // In range: every posted row is a row of the table.
        for (let at = start; at < end; at++) sums[postedRows[at]!]! += weight * postedWeights[at]!
      }
      const best = bestRows(sums, k, allowed)
      const scores = Float64Array.from(best, (row) => sums[row] ?? 0)
      sums.fill(0)
      return { rows: best, scores }
    },
  }
}

function countKeys(rows: readonly KeyWeights[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { keys } of rows) {
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return new Map([...counts].toSorted(byKey))
}

function byKey([a]: readonly [string, number], [b]: readonly [string, number]): number {
  return a < b ? -1 : a > b ? 1 : 0
}
