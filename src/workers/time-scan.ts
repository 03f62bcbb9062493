/** Times exact searches of an open catalog, for a page to show what its device does. */
import type { PackContentStore } from '../catalog/pack-content-store.ts'
import type { ScanTiming } from '../contracts/host-replies.ts'

/** Contents that each search finds: what the vector goals are stated for. */
const NEAREST = 100
/** Searches that are timed together, so that a clock of .1 ms can tell: at least so long. */
const LEAST_BATCH_MS = 4
const BATCHES = 9
/** Different queries, so that none finds the caches of the one before. */
const QUERIES = 32
const BYTES_PER_GIGABYTE = 1e9
const MS_PER_SECOND = 1000

/**
 * [VW10] The median of 9 batches of whole searches, each for another content's nearest 100. `stopwatch` in ms. Blocks for
 * some 50 ms, longer where one search takes that long. Zeros for an empty catalog.
 */
export function timeScan(store: PackContentStore, stopwatch: () => number): ScanTiming {
  const { path, size: rows, dim, bytesPerRow } = store
  const ms = rows === 0 ? 0 : medianOf(Array.from({ length: BATCHES }, () => batchMs(store, stopwatch)))
  const gigabytesPerSecond = ms === 0 ? 0 : (rows * dim * MS_PER_SECOND) / ms / BYTES_PER_GIGABYTE
  return { path, rows, dim, bytesPerRow, ms, gigabytesPerSecond }
}

/** Ms a search, in a batch of at least 4 ms. */
function batchMs(store: PackContentStore, stopwatch: () => number): number {
  const queries = Array.from({ length: QUERIES }, (_, at) => store.vectorAt(Math.floor((at * store.size) / QUERIES)))
  const startedAt = stopwatch()
  let searches = 0
  for (;;) {
    for (const query of queries) {
      store.nearestRows(query, NEAREST)
      searches++
      const tookMs = stopwatch() - startedAt
      if (tookMs >= LEAST_BATCH_MS) return tookMs / searches
    }
  }
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}
