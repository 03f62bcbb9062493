/** One way to find the best rows of an image: compiled (wasm-scan.ts) or plain (js-scan.ts); the same bits (SPEC VX3). */
import type { HitHeap } from './hit-heap.ts'
import type { QuantisedQuery } from './quantised-query.ts'

/** All arrays are views that live as long as the scan: for `rows` rows, padding included, of one capacity. */
export interface RowScan {
  /** The whole image, laid out by image-layout.ts. */
  readonly image: Uint8Array<ArrayBuffer>
  /** One bit a row, bit i of byte b for row 8 b + i: whether the row may be found. */
  readonly alive: Uint8Array
  /** Room for a mask of one byte a row; bytes of rows that are not alive count for nothing. */
  readonly allowed: Uint8Array
  /** Room for the query, and for its codes. */
  readonly query: Float32Array
  readonly queryCodes: Int8Array
  /** What `scan` scored: -infinity for rows that are left out, and, after `settle`, for those it scored exactly. */
  readonly scores: Float32Array
  /** What `scan` and `settle` found. */
  readonly heap: HitHeap
  /** Bytes of memory a row of capacity takes, bookkeeping included. */
  readonly bytesPerRow: number
  /**
   * Works out what a scan needs to know of rows first..last-1; to be called whenever their numbers have changed.
   * Leaves the squares of their lengths in `scores`. Returns the first row that no encoder writes, else -1.
   */
  prepare(first: number, last: number): number
  /** The longest row by its codes alone, and a bound on the longest as decoded, of all that were ever prepared. */
  longest(): { readonly codes: number; readonly row: number }
  /** The `k` >= 1 best by whole-number scores, into `heap`; returns how many: fewer where fewer may be found. */
  scan(k: number, isMasked: boolean): number
  /**
   * Scores the `held` >= 1 rows of the heap exactly, and every other row that could beat the worst of them by the bound
   * with `slack`; leaves the heap sorted, best first. Returns how many rows were scored exactly.
   */
  settle(held: number, query: QuantisedQuery, slack: number): number
  /** Writes the dot products of a decoded row with `rows`, by whole numbers, into `target` of the same length. */
  likenesses(row: number, rows: Int32Array, target: Float64Array): void
}
