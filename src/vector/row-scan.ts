/** One way to find the best rows of a matrix: compiled (simd-scan.ts) or plain (js-scan.ts); the same bits (SPEC VX3). */
export interface RowScan {
  /** All rows, one after the other, `dim` numbers each. A view: do not write. */
  readonly vectors: Float32Array
  /** The scores found by the last `topK`, best first; only the first `found` of them count. */
  readonly scores: Float32Array
  /** The rows that those scores belong to. */
  readonly rows: Int32Array
  /**
   * Finds the best `k` rows and returns how many it `found`: fewer than k where the mask leaves fewer.
   * The caller (vector-index.ts) has checked: query finite and of `dim` numbers, 1 <= k <= rows, one mask byte a row.
   */
  topK(query: Float32Array, k: number, allowed: Uint8Array | undefined): number
}
