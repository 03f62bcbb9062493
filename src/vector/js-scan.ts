/** The plain JavaScript scan, for engines without WebAssembly SIMD: about ten times slower, the same bits (SPEC VX3). */
import { pushHit, replaceWorstHit, sortHits } from './hit-heap.ts'
import type { RowScan } from './row-scan.ts'

/**
 * Scans `vectors` (row-major, a whole number of rows of `dim`, dim a multiple of 16) where they lie, without a copy.
 * Cost of `topK`: O(rows · dim), no allocation.
 */
export function createJsScan(vectors: Float32Array, dim: number): RowScan {
  const rowCount = vectors.length / dim
  const scores = new Float32Array(rowCount)
  const rows = new Int32Array(rowCount)
  const heap = { scores, rows }

  return {
    vectors,
    scores,
    rows,
    topK(query, k, allowed) {
      let held = 0
      for (let row = 0; row < rowCount; row++) {
        if (allowed !== undefined && allowed[row] === 0) continue
        const score = rowDot(vectors, row * dim, query, dim)
        if (held < k) {
          // Overflow can make infinity minus infinity: such a score has no place in an order.
          if (!Number.isNaN(score)) pushHit(heap, held++, score, row)
        } else if (score > scores[0]!) {
          replaceWorstHit(heap, k, score, row)
        }
      }
      sortHits(heap, held)
      return held
    },
  }
}

/**
 * The dot product in float32 and in the kernel's order of additions: eight running sums, element j into sum j % 8.
 * Rounding the exact float64 product or sum of two float32 numbers gives what float32 hardware gives, so
 * `Math.fround` at every step makes this bit for bit the SIMD result; it costs about a quarter of the speed.
 */
function rowDot(vectors: Float32Array, start: number, query: Float32Array, dim: number): number {
  const { fround } = Math
  let s0 = 0
  let s1 = 0
  let s2 = 0
  let s3 = 0
  let s4 = 0
  let s5 = 0
  let s6 = 0
  let s7 = 0
  // In range: dim is a multiple of 8, and both arrays hold dim numbers from here.
  for (let j = 0; j < dim; j += 8) {
    const at = start + j
    s0 = fround(s0 + fround(vectors[at]! * query[j]!))
    s1 = fround(s1 + fround(vectors[at + 1]! * query[j + 1]!))
    s2 = fround(s2 + fround(vectors[at + 2]! * query[j + 2]!))
    s3 = fround(s3 + fround(vectors[at + 3]! * query[j + 3]!))
    s4 = fround(s4 + fround(vectors[at + 4]! * query[j + 4]!))
    s5 = fround(s5 + fround(vectors[at + 5]! * query[j + 5]!))
    s6 = fround(s6 + fround(vectors[at + 6]! * query[j + 6]!))
    s7 = fround(s7 + fround(vectors[at + 7]! * query[j + 7]!))
  }
  const even = fround(fround(s0 + s4) + fround(s2 + s6))
  const odd = fround(fround(s1 + s5) + fround(s3 + s7))
  return fround(even + odd)
}
