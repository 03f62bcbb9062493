/**
 * AssemblyScript, not TypeScript: compiled by `npm run kernel` into ../kernel-binary.ts.
 * One pass over float32 rows that lie one after the other, keeping the k best rows in a heap in memory.
 * No allocation, no statics: every address comes from the caller (../simd-scan.ts). ../js-scan.ts is its twin and
 * adds in the same order, so that both give the same bits: change them together (SPEC VX3).
 */

const LANE_BYTES: usize = 4
/** Mask bytes that are looked at together. */
const MASK_ROWS: i32 = 8
/**
 * With at most so many rows allowed out of 8, the others are stepped over; with more, all 8 are scored and the others
 * dropped, because holes in the stream of reads cost more than the scores (measured: 0.9 against 0.37 ms for a random
 * 90 % of 10,000 rows). A mask whose allowed bytes are not 1 counts as fuller: slower at worst, never wrong.
 */
const SPARSE_ROWS: u64 = 3

/** Eight running sums, element j into sum j % 8; then (0+4)+(2+6) + ((1+5)+(3+7)). `rowBytes` is a multiple of 64. */
function rowDot(row: usize, query: usize, rowBytes: usize): f32 {
  let low = f32x4.splat(0)
  let high = low
  for (let at: usize = 0; at < rowBytes; at += 64) {
    const r = row + at
    const q = query + at
    low = f32x4.add(low, f32x4.mul(v128.load(r), v128.load(q)))
    high = f32x4.add(high, f32x4.mul(v128.load(r, 16), v128.load(q, 16)))
    low = f32x4.add(low, f32x4.mul(v128.load(r, 32), v128.load(q, 32)))
    high = f32x4.add(high, f32x4.mul(v128.load(r, 48), v128.load(q, 48)))
  }
  const four = f32x4.add(low, high)
  const two = f32x4.add(four, v128.shuffle<i32>(four, four, 2, 3, 0, 1))
  return f32x4.extract_lane(two, 0) + f32x4.extract_lane(two, 1)
}

/** The order of the heap: a lower score is worse; of equal scores the higher row is. */
function worse(scoreA: f32, rowA: i32, scoreB: f32, rowB: i32): bool {
  return scoreA < scoreB || (scoreA == scoreB && rowA > rowB)
}

function put(scores: usize, rows: usize, slot: i32, score: f32, row: i32): void {
  store<f32>(scores + <usize>slot * LANE_BYTES, score)
  store<i32>(rows + <usize>slot * LANE_BYTES, row)
}

/** Puts (score, row) into the free slot `slot`, moving worse ones down: the worst stays at slot 0. */
function siftUp(scores: usize, rows: usize, slot: i32, score: f32, row: i32): void {
  while (slot > 0) {
    const parent = (slot - 1) >> 1
    const parentScore = load<f32>(scores + <usize>parent * LANE_BYTES)
    const parentRow = load<i32>(rows + <usize>parent * LANE_BYTES)
    if (!worse(score, row, parentScore, parentRow)) break
    put(scores, rows, slot, parentScore, parentRow)
    slot = parent
  }
  put(scores, rows, slot, score, row)
}

/** Puts (score, row) into the heap of `held` slots in place of slot 0. */
function siftDown(scores: usize, rows: usize, held: i32, score: f32, row: i32): void {
  let slot = 0
  for (;;) {
    let child = 2 * slot + 1
    if (child >= held) break
    let childScore = load<f32>(scores + <usize>child * LANE_BYTES)
    let childRow = load<i32>(rows + <usize>child * LANE_BYTES)
    if (child + 1 < held) {
      const rightScore = load<f32>(scores + <usize>child * LANE_BYTES, 4)
      const rightRow = load<i32>(rows + <usize>child * LANE_BYTES, 4)
      if (worse(rightScore, rightRow, childScore, childRow)) {
        child++
        childScore = rightScore
        childRow = rightRow
      }
    }
    if (!worse(childScore, childRow, score, row)) break
    put(scores, rows, slot, childScore, childRow)
    slot = child
  }
  put(scores, rows, slot, score, row)
}

/**
 * Offers rows first..last-1 to the heap at `scores` and `rows`, which holds `held` of at most k (k >= 1) entries.
 * `allowed` is 0 (no mask) or the address of one byte a row, 0 = skip, with zeros up to a multiple of 8; `first` is a
 * multiple of 8. A NaN score is never kept.
 * Returns how many the heap holds now.
 */
export function scan(
  vectors: usize,
  rowBytes: usize,
  first: i32,
  last: i32,
  query: usize,
  allowed: usize,
  k: i32,
  held: i32,
  scores: usize,
  rows: usize,
): i32 {
  let at = vectors + <usize>first * rowBytes
  let skipsRows = false
  for (let row = first; row < last; row++, at += rowBytes) {
    if (allowed != 0) {
      if (row % MASK_ROWS == 0) {
        const mask = load<u64>(allowed + <usize>row)
        if (mask == 0) {
          row += MASK_ROWS - 1
          at += <usize>(MASK_ROWS - 1) * rowBytes
          continue
        }
        skipsRows = popcnt(mask) <= SPARSE_ROWS
      }
      if (skipsRows && load<u8>(allowed + <usize>row) == 0) continue
    }
    const score = rowDot(at, query, rowBytes)
    if (held < k) {
      if (score == score && isAllowed(allowed, row)) siftUp(scores, rows, held++, score, row)
    } else if (score > load<f32>(scores) && isAllowed(allowed, row)) {
      // Rows come in ascending order, so a row that only equals the worst kept one never displaces it.
      siftDown(scores, rows, k, score, row)
    }
  }
  return held
}

function isAllowed(allowed: usize, row: i32): bool {
  return allowed == 0 || load<u8>(allowed + <usize>row) != 0
}

/** Turns the heap into a list, best first. */
export function sort(held: i32, scores: usize, rows: usize): void {
  for (let end = held - 1; end > 0; end--) {
    const score = load<f32>(scores + <usize>end * LANE_BYTES)
    const row = load<i32>(rows + <usize>end * LANE_BYTES)
    put(scores, rows, end, load<f32>(scores), load<i32>(rows))
    siftDown(scores, rows, end, score, row)
  }
}
