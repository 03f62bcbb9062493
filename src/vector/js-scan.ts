/** The plain JavaScript scan, for engines without WebAssembly SIMD: some thirty times slower, the same bits (SPEC VX3). */
import { pushHit, replaceWorstHit, sortHits } from './hit-heap.ts'
import { DIM_STEP, imageLayout, LARGEST_SCALE } from './image-layout.ts'
import { CODE_STRIDE, rowCodesAt } from './image-rows.ts'
import { RESIDUAL_STEPS } from './quantise.ts'
import type { RowScan } from './row-scan.ts'

/** The one int8 that is no code (SPEC VX7). */
const NO_CODE = -128
const NUMBER_BYTES = 4

/** Memory for `rows` rows of `dim` numbers, all zeros. RangeError where there is no such memory. The kernel's twin. */
export function createJsScan(rows: number, dim: number): RowScan {
  const layout = imageLayout(rows, dim)
  const image = new Uint8Array(layout.bytes)
  const scales = new Float32Array(image.buffer, layout.scalesAt, layout.rows)
  const numbers = new Int8Array(image.buffer)
  const alive = new Uint8Array(layout.rows / 8)
  const allowed = new Uint8Array(layout.rows)
  const query = new Float32Array(dim)
  const queryCodes = new Int8Array(dim)
  const remainders = new Float32Array(layout.rows)
  const scores = new Float32Array(layout.rows)
  const heap = { scores: new Float32Array(layout.rows), rows: new Int32Array(layout.rows) }
  const longest = { codes: 0, row: 0 }

  /** Whole steps of a row, of which it has scale / 254 each. */
  const steps = new Int32Array(dim)
  function readSteps(row: number): void {
    const codesAt = rowCodesAt(layout, row)
    const residualsAt = layout.residualsAt + row * dim
    for (let j = 0; j < dim; j++) steps[j] = RESIDUAL_STEPS * code(codesAt, j) + numbers[residualsAt + j]!
  }
  // In range: codesAt is the start of a row, j below dim.
  const code = (codesAt: number, j: number): number =>
    numbers[codesAt + ((j / DIM_STEP) | 0) * CODE_STRIDE + (j % DIM_STEP)]!

  function approximate(row: number): number {
    const { fround } = Math
    let sum = 0
    let at = rowCodesAt(layout, row)
    for (let j = 0; j < dim; j += DIM_STEP, at += CODE_STRIDE) {
      for (let i = 0; i < DIM_STEP; i++) sum += numbers[at + i]! * queryCodes[j + i]!
    }
    return fround(fround(sum) * scales[row]!)
  }

  /**
   * Float32 and in the kernel's order of additions. Rounding the exact float64 product or sum of two float32 numbers
   * gives what float32 hardware gives, so `Math.fround` at every step makes this bit for bit the SIMD result.
   */
  function exact(row: number): number {
    const { fround } = Math
    readSteps(row)
    let s0 = 0
    let s1 = 0
    let s2 = 0
    let s3 = 0
    let s4 = 0
    let s5 = 0
    let s6 = 0
    let s7 = 0
    // In range: dim is a multiple of 8.
    for (let j = 0; j < dim; j += 8) {
      s0 = fround(s0 + fround(steps[j]! * query[j]!))
      s1 = fround(s1 + fround(steps[j + 1]! * query[j + 1]!))
      s2 = fround(s2 + fround(steps[j + 2]! * query[j + 2]!))
      s3 = fround(s3 + fround(steps[j + 3]! * query[j + 3]!))
      s4 = fround(s4 + fround(steps[j + 4]! * query[j + 4]!))
      s5 = fround(s5 + fround(steps[j + 5]! * query[j + 5]!))
      s6 = fround(s6 + fround(steps[j + 6]! * query[j + 6]!))
      s7 = fround(s7 + fround(steps[j + 7]! * query[j + 7]!))
    }
    const even = fround(fround(s0 + s4) + fround(s2 + s6))
    const odd = fround(fround(s1 + s5) + fround(s3 + s7))
    return fround(fround(even + odd) * fround(scales[row]! / RESIDUAL_STEPS))
  }

  return {
    image,
    alive,
    allowed,
    query,
    queryCodes,
    scores,
    heap,
    bytesPerRow: 2 * dim + 5 * NUMBER_BYTES + 1 + 1 / 8,
    longest: () => longest,

    prepare(first, last) {
      for (let row = first; row < last; row++) {
        const codesAt = rowCodesAt(layout, row)
        const residualsAt = layout.residualsAt + row * dim
        let codeSquares = 0
        let residualSquares = 0
        let mixed = 0
        for (let j = 0; j < dim; j++) {
          const c = code(codesAt, j)
          const r = numbers[residualsAt + j]!
          if (c === NO_CODE || r === NO_CODE) return row
          codeSquares += c * c
          residualSquares += r * r
          mixed += c * r
        }
        const scale = scales[row]!
        if (!(scale >= 0 && scale <= LARGEST_SCALE)) return row
        const byCodes = scale * Math.sqrt(codeSquares)
        const step = scale / RESIDUAL_STEPS
        const remainder = step * Math.sqrt(residualSquares)
        const stepSquares = RESIDUAL_STEPS * RESIDUAL_STEPS * codeSquares + 2 * RESIDUAL_STEPS * mixed + residualSquares
        remainders[row] = remainder
        scores[row] = step * step * stepSquares
        longest.codes = Math.max(longest.codes, byCodes)
        longest.row = Math.max(longest.row, byCodes + remainder)
      }
      return -1
    },

    scan(k, isMasked) {
      let held = 0
      for (let row = 0; row < layout.rows; row++) {
        const isIn = ((alive[row >> 3]! >> (row & 7)) & 1) === 1 && (!isMasked || allowed[row] !== 0)
        const score = isIn ? approximate(row) : -Infinity
        scores[row] = score
        if (!isIn) continue
        if (held < k) pushHit(heap, held++, score, row)
        else if (score > heap.scores[0]!) replaceWorstHit(heap, k, score, row)
      }
      return held
    },

    settle(held, { scale, length }, slack) {
      const { fround } = Math
      for (let slot = 0; slot < held; slot++) {
        const row = heap.rows[slot]!
        scores[row] = -Infinity
        pushHit(heap, slot, exact(row), row)
      }
      let scored = held
      let least = fround(heap.scores[0]! - slack)
      const rounded = fround(length)
      for (let row = 0; row < layout.rows; row++) {
        if (!(fround(fround(scores[row]! * scale) + fround(remainders[row]! * rounded)) >= least)) continue
        const score = exact(row)
        scored++
        const worst = heap.scores[0]!
        if (score < worst || (score === worst && row > heap.rows[0]!)) continue
        replaceWorstHit(heap, held, score, row)
        least = fround(heap.scores[0]! - slack)
      }
      sortHits(heap, held)
      return scored
    },

    likenesses(row, others, target) {
      readSteps(row)
      for (let i = 0; i < others.length; i++) {
        const other = others[i]!
        const codesAt = rowCodesAt(layout, other)
        const residualsAt = layout.residualsAt + other * dim
        let sum = 0
        // Whole numbers below 2^53: the same in any order.
        for (let j = 0; j < dim; j++) {
          sum += steps[j]! * (RESIDUAL_STEPS * code(codesAt, j) + numbers[residualsAt + j]!)
        }
        target[i] = (sum * (scales[row]! * scales[other]!)) / (RESIDUAL_STEPS * RESIDUAL_STEPS)
      }
    },
  }
}
