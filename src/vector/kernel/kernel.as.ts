/**
 * AssemblyScript, not TypeScript: compiled by `npm run kernel` into ../kernel-binary.ts, once with relaxed SIMD and once
 * without. Finds the best rows of an int8 image (../image-layout.ts): one pass over the codes with whole numbers, then
 * the exact scores of those rows that the bound of SPEC VX14 does not rule out. ../js-scan.ts is its twin: change them
 * together, they give the same bits (SPEC VX3). No allocation; every address comes from ../wasm-scan.ts.
 */

const LANE_BYTES: usize = 4
/** Rows whose codes are interleaved, 16 bytes of each in turn: so a scan of four rows is one stream of reads (SPEC VX17). */
const BLOCK_ROWS: i32 = 4
/** Rows of one word of a mask. */
const WORD_ROWS: i32 = 64
/** Numbers that a step looks at, in each of the four rows. */
const STEP: usize = 16
const STEP_BYTES: usize = 64
const RESIDUAL_STEPS: i32 = 254
/** Added to every code of the query on the relaxed path, whose second operand has 7 bits and no sign. */
const QUERY_OFFSET: i32 = 64
/** 2^49: above this scale products with a query could overflow. */
const LARGEST_SCALE: f32 = 562949953421312

let dim: usize = 0
let scalesAt: usize = 0
let codesAt: usize = 0
let residualsAt: usize = 0
/** 64 · (sum of the row's codes), what the relaxed path's offset adds to its dot product; int32, one a row. */
let offsetsAt: usize = 0
/** Length of what the codes alone leave out of a row; float32, one a row. */
let remaindersAt: usize = 0
/** Approximate scores of the last scan; float32, one a row; -infinity where a row is left out or scored exactly. */
let scoresAt: usize = 0
let heapScoresAt: usize = 0
let heapRowsAt: usize = 0
let queryAt: usize = 0
let queryCodesAt: usize = 0
let longestCodes: f64 = 0
let longestRow: f64 = 0

export function place(
  numbers: usize,
  scales: usize,
  codes: usize,
  residuals: usize,
  offsets: usize,
  remainders: usize,
  scores: usize,
  heapScores: usize,
  heapRows: usize,
  query: usize,
  queryCodes: usize,
): void {
  dim = numbers
  scalesAt = scales
  codesAt = codes
  residualsAt = residuals
  offsetsAt = offsets
  remaindersAt = remainders
  scoresAt = scores
  heapScoresAt = heapScores
  heapRowsAt = heapRows
  queryAt = query
  queryCodesAt = queryCodes
}

/** Length of the longest row by its codes alone, of all that were ever prepared. */
export function longestByCodes(): f64 {
  return longestCodes
}

/** Not below the length of the longest row that was ever prepared. */
export function longest(): f64 {
  return longestRow
}

// @ts-ignore: decorator
@inline
function codesOf(row: i32): usize {
  return codesAt + <usize>(row & ~(BLOCK_ROWS - 1)) * dim + <usize>(row & (BLOCK_ROWS - 1)) * STEP
}

// @ts-ignore: decorator
@inline
function sumOfLanes(x: v128): i32 {
  const two = i32x4.add(x, v128.shuffle<i32>(x, x, 2, 3, 0, 1))
  return i32x4.extract_lane(two, 0) + i32x4.extract_lane(two, 1)
}

/** The pairwise products of 16 int8 pairs as four int32 sums. */
// @ts-ignore: decorator
@inline
function products(a: v128, b: v128): v128 {
  return i32x4.add(
    i32x4.extadd_pairwise_i16x8_s(i16x8.extmul_low_i8x16_s(a, b)),
    i32x4.extadd_pairwise_i16x8_s(i16x8.extmul_high_i8x16_s(a, b)),
  )
}

/**
 * Works out what a scan needs to know of rows first..last-1, and leaves the squares of their lengths among the scores.
 * Returns the first row that no encoder writes (a code of -128, a scale that is negative, too large or NaN), else -1.
 */
export function prepare(first: i32, last: i32): i32 {
  for (let row = first; row < last; row++) {
    const codes = codesOf(row)
    const residuals = residualsAt + <usize>row * dim
    let sum = i32x4.splat(0)
    let codeSquares = sum
    let residualSquares = sum
    let mixed = sum
    let faults = sum
    for (let at: usize = 0; at < dim; at += STEP) {
      const c = v128.load(codes + (at << 2))
      const r = v128.load(residuals + at)
      sum = i32x4.add(sum, i32x4.extadd_pairwise_i16x8_s(i16x8.extadd_pairwise_i8x16_s(c)))
      codeSquares = i32x4.add(codeSquares, products(c, c))
      residualSquares = i32x4.add(residualSquares, products(r, r))
      mixed = i32x4.add(mixed, products(c, r))
      faults = v128.or(faults, v128.or(i8x16.eq(c, i8x16.splat(-128)), i8x16.eq(r, i8x16.splat(-128))))
    }
    const scale = load<f32>(scalesAt + <usize>row * LANE_BYTES)
    if (v128.any_true(faults) || !(scale >= 0 && scale <= LARGEST_SCALE)) return row
    const c = <f64>sumOfLanes(codeSquares)
    const r = <f64>sumOfLanes(residualSquares)
    const step = <f64>scale / RESIDUAL_STEPS
    const byCodes = <f64>scale * Math.sqrt(c)
    const remainder = step * Math.sqrt(r)
    const steps = RESIDUAL_STEPS * RESIDUAL_STEPS * c + 2 * RESIDUAL_STEPS * <f64>sumOfLanes(mixed) + r
    store<f32>(scoresAt + <usize>row * LANE_BYTES, <f32>(step * step * steps))
    store<i32>(offsetsAt + <usize>row * LANE_BYTES, QUERY_OFFSET * sumOfLanes(sum))
    store<f32>(remaindersAt + <usize>row * LANE_BYTES, <f32>remainder)
    longestCodes = Math.max(longestCodes, byCodes)
    longestRow = Math.max(longestRow, byCodes + remainder)
  }
  return -1
}

/** The words of a scan: bit i of word w says whether row 64 w + i is alive and its byte of `allowed` is not 0. */
export function mask(allowed: usize, alive: usize, words: usize, rows: i32): void {
  for (let row = 0; row < rows; row += WORD_ROWS, allowed += 64, alive += 8, words += 8) {
    const a = <u64>i8x16.bitmask(i8x16.ne(v128.load(allowed), i8x16.splat(0)))
    const b = <u64>i8x16.bitmask(i8x16.ne(v128.load(allowed, 16), i8x16.splat(0)))
    const c = <u64>i8x16.bitmask(i8x16.ne(v128.load(allowed, 32), i8x16.splat(0)))
    const d = <u64>i8x16.bitmask(i8x16.ne(v128.load(allowed, 48), i8x16.splat(0)))
    store<u64>(words, (a | (b << 16) | (c << 32) | (d << 48)) & load<u64>(alive))
  }
}

/** Adds to `sums` the products of 16 codes of a row with the query's: with its offset on the relaxed path. */
// @ts-ignore: decorator
@inline
function dotStep(codes: usize, low: v128, high: v128, sums: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return i32x4.relaxed_dot_i8x16_i7x16_add_s(v128.load(codes), low, sums)
  return i32x4.add(
    i32x4.add(sums, i32x4.dot_i16x8_s(v128.load_ext<i8>(codes), low)),
    i32x4.dot_i16x8_s(v128.load_ext<i8>(codes, 8), high),
  )
}

/** Scale · (codes of the query · codes of the row) of four rows, `row` being a multiple of four. */
// @ts-ignore: decorator
@inline
function approximate(row: i32): v128 {
  let a = i32x4.splat(0)
  let b = a
  let c = a
  let d = a
  let codes = codesAt + <usize>row * dim
  let query = queryCodesAt
  const end = codes + (dim << 2)
  for (; codes < end; codes += STEP_BYTES) {
    const low = v128.load(query)
    const high = ASC_FEATURE_RELAXED_SIMD ? low : v128.load(query, 16)
    a = dotStep(codes, low, high, a)
    b = dotStep(codes + 16, low, high, b)
    c = dotStep(codes + 32, low, high, c)
    d = dotStep(codes + 48, low, high, d)
    query += ASC_FEATURE_RELAXED_SIMD ? STEP : 2 * STEP
  }
  const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7))
  const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7))
  let sums = i32x4.add(v128.shuffle<i64>(ab, cd, 0, 2), v128.shuffle<i64>(ab, cd, 1, 3))
  const lane = <usize>row * LANE_BYTES
  if (ASC_FEATURE_RELAXED_SIMD) sums = i32x4.sub(sums, v128.load(offsetsAt + lane))
  return f32x4.mul(f32x4.convert_i32x4_s(sums), v128.load(scalesAt + lane))
}

/**
 * Scores rows first..last-1 (whole words) and offers them to the heap, which holds `held` of at most k >= 1 rows.
 * Returns how many it holds now.
 */
export function scan(first: i32, last: i32, words: usize, k: i32, held: i32): i32 {
  const nothing = f32x4.splat(-Infinity)
  const bits = i32x4(1, 2, 4, 8)
  let least: f32 = held < k ? -Infinity : load<f32>(heapScoresAt)
  for (let row = first; row < last; row += WORD_ROWS) {
    let word = load<u64>(words + (<usize>row >> 3))
    let scores = scoresAt + <usize>row * LANE_BYTES
    if (word == 0) {
      for (const end = scores + <usize>WORD_ROWS * LANE_BYTES; scores < end; scores += 16) v128.store(scores, nothing)
      continue
    }
    for (let four = row; four < row + WORD_ROWS; four += BLOCK_ROWS, scores += 16, word >>= 4) {
      const isIn = i32x4.eq(v128.and(i32x4.splat(<i32>word), bits), bits)
      const found = v128.bitselect(approximate(four), nothing, isIn)
      v128.store(scores, found)
      if (!v128.any_true(f32x4.gt(found, f32x4.splat(least)))) continue
      for (let lane = 0; lane < BLOCK_ROWS; lane++) {
        const score = load<f32>(scores + <usize>lane * LANE_BYTES)
        // Rows come in ascending order, so a row that only equals the worst kept one never displaces it.
        if (!(score > least)) continue
        if (held < k) {
          siftUp(held++, score, four + lane)
          if (held == k) least = load<f32>(heapScoresAt)
        } else {
          siftDown(k, score, four + lane)
          least = load<f32>(heapScoresAt)
        }
      }
    }
  }
  return held
}

/**
 * The score that ranks: query · steps of the row in float32, eight running sums, element j into sum j % 8, then
 * ((0+4)+(2+6)) + ((1+5)+(3+7)), times the row's step.
 */
function exact(row: i32): f32 {
  const codes = codesOf(row)
  const residuals = residualsAt + <usize>row * dim
  const perCode = i16x8.splat(<i16>RESIDUAL_STEPS)
  let query = queryAt
  let low = f32x4.splat(0)
  let high = low
  for (let at: usize = 0; at < dim; at += STEP, query += STEP_BYTES) {
    const c = v128.load(codes + (at << 2))
    const r = v128.load(residuals + at)
    const first = i16x8.add(i16x8.mul(i16x8.extend_low_i8x16_s(c), perCode), i16x8.extend_low_i8x16_s(r))
    const second = i16x8.add(i16x8.mul(i16x8.extend_high_i8x16_s(c), perCode), i16x8.extend_high_i8x16_s(r))
    low = f32x4.add(low, f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(first)), v128.load(query)))
    high = f32x4.add(high, f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(first)), v128.load(query, 16)))
    low = f32x4.add(low, f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(second)), v128.load(query, 32)))
    high = f32x4.add(high, f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(second)), v128.load(query, 48)))
  }
  const four = f32x4.add(low, high)
  const two = f32x4.add(four, v128.shuffle<i32>(four, four, 2, 3, 0, 1))
  const sum = f32x4.extract_lane(two, 0) + f32x4.extract_lane(two, 1)
  return sum * (load<f32>(scalesAt + <usize>row * LANE_BYTES) / <f32>RESIDUAL_STEPS)
}

/**
 * Gives the `held` rows of the heap their exact scores, then every row that could still beat the worst of them: one
 * whose scale · approximate score + length · remainder + slack reaches it. Leaves the heap sorted, best first. Returns
 * how many rows were scored exactly.
 */
export function settle(held: i32, rows: i32, scale: f32, length: f32, slack: f64): i32 {
  for (let slot = 0; slot < held; slot++) {
    const row = load<i32>(heapRowsAt + <usize>slot * LANE_BYTES)
    store<f32>(scoresAt + <usize>row * LANE_BYTES, -Infinity)
    siftUp(slot, exact(row), row)
  }
  let scored = held
  let least = reach(slack)
  const scales = f32x4.splat(scale)
  const lengths = f32x4.splat(length)
  for (let row = 0; row < rows; row += BLOCK_ROWS) {
    const lane = <usize>row * LANE_BYTES
    const most = f32x4.add(
      f32x4.mul(v128.load(scoresAt + lane), scales),
      f32x4.mul(v128.load(remaindersAt + lane), lengths),
    )
    const may = i32x4.bitmask(f32x4.ge(most, f32x4.splat(least)))
    if (may == 0) continue
    for (let i = 0; i < BLOCK_ROWS; i++) {
      if ((may & (1 << i)) == 0) continue
      const score = exact(row + i)
      scored++
      if (!worse(load<f32>(heapScoresAt), load<i32>(heapRowsAt), score, row + i)) continue
      siftDown(held, score, row + i)
      least = reach(slack)
    }
  }
  sort(held)
  return scored
}

// @ts-ignore: decorator
@inline
function reach(slack: f64): f32 {
  return <f32>(<f64>load<f32>(heapScoresAt) - slack)
}

/**
 * The dot products of decoded row `row` with `count` decoded rows, whose numbers lie at `rows` as int32, as float64 at
 * `target`: whole numbers until the last two steps, so they are symmetric.
 */
export function likenesses(row: i32, rows: usize, count: i32, target: usize): void {
  const codesA = codesOf(row)
  const residualsA = residualsAt + <usize>row * dim
  const scaleA = <f64>load<f32>(scalesAt + <usize>row * LANE_BYTES)
  const perCode = <f64>RESIDUAL_STEPS
  for (const end = rows + <usize>count * LANE_BYTES; rows < end; rows += LANE_BYTES, target += 8) {
    const other = load<i32>(rows)
    const codesB = codesOf(other)
    const residualsB = residualsAt + <usize>other * dim
    let both = i32x4.splat(0)
    let mixed = both
    let rest = both
    for (let at: usize = 0; at < dim; at += STEP) {
      const ca = v128.load(codesA + (at << 2))
      const cb = v128.load(codesB + (at << 2))
      const ra = v128.load(residualsA + at)
      const rb = v128.load(residualsB + at)
      both = i32x4.add(both, products(ca, cb))
      rest = i32x4.add(rest, products(ra, rb))
      // Two products of numbers up to 127 fit 16 bits.
      const low = i16x8.add(i16x8.extmul_low_i8x16_s(ca, rb), i16x8.extmul_low_i8x16_s(ra, cb))
      const high = i16x8.add(i16x8.extmul_high_i8x16_s(ca, rb), i16x8.extmul_high_i8x16_s(ra, cb))
      mixed = i32x4.add(
        mixed,
        i32x4.add(i32x4.extadd_pairwise_i16x8_s(low), i32x4.extadd_pairwise_i16x8_s(high)),
      )
    }
    const steps =
      perCode * perCode * <f64>sumOfLanes(both) + perCode * <f64>sumOfLanes(mixed) + <f64>sumOfLanes(rest)
    const scales = scaleA * <f64>load<f32>(scalesAt + <usize>other * LANE_BYTES)
    store<f64>(target, (steps * scales) / (perCode * perCode))
  }
}

/** The order of the heap: a lower score is worse; of equal scores the higher row is. */
function worse(scoreA: f32, rowA: i32, scoreB: f32, rowB: i32): bool {
  return scoreA < scoreB || (scoreA == scoreB && rowA > rowB)
}

function put(slot: i32, score: f32, row: i32): void {
  store<f32>(heapScoresAt + <usize>slot * LANE_BYTES, score)
  store<i32>(heapRowsAt + <usize>slot * LANE_BYTES, row)
}

/** Puts (score, row) into the free slot `slot`, moving worse ones down: the worst stays at slot 0. */
function siftUp(slot: i32, score: f32, row: i32): void {
  while (slot > 0) {
    const parent = (slot - 1) >> 1
    const parentScore = load<f32>(heapScoresAt + <usize>parent * LANE_BYTES)
    const parentRow = load<i32>(heapRowsAt + <usize>parent * LANE_BYTES)
    if (!worse(score, row, parentScore, parentRow)) break
    put(slot, parentScore, parentRow)
    slot = parent
  }
  put(slot, score, row)
}

/** Puts (score, row) into the heap of `held` slots in place of slot 0. */
function siftDown(held: i32, score: f32, row: i32): void {
  let slot = 0
  for (;;) {
    let child = 2 * slot + 1
    if (child >= held) break
    let childScore = load<f32>(heapScoresAt + <usize>child * LANE_BYTES)
    let childRow = load<i32>(heapRowsAt + <usize>child * LANE_BYTES)
    if (child + 1 < held) {
      const rightScore = load<f32>(heapScoresAt + <usize>child * LANE_BYTES, 4)
      const rightRow = load<i32>(heapRowsAt + <usize>child * LANE_BYTES, 4)
      if (worse(rightScore, rightRow, childScore, childRow)) {
        child++
        childScore = rightScore
        childRow = rightRow
      }
    }
    if (!worse(childScore, childRow, score, row)) break
    put(slot, childScore, childRow)
    slot = child
  }
  put(slot, score, row)
}

/** Turns the heap into a list, best first. */
function sort(held: i32): void {
  for (let end = held - 1; end > 0; end--) {
    const score = load<f32>(heapScoresAt + <usize>end * LANE_BYTES)
    const row = load<i32>(heapRowsAt + <usize>end * LANE_BYTES)
    put(end, load<f32>(heapScoresAt), load<i32>(heapRowsAt))
    siftDown(end, score, row)
  }
}
