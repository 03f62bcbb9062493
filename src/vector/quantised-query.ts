/** A query as small whole numbers, for the pass over the codes, and how far those are from the query (SPEC VX14). */

export interface QuantisedQuery {
  /** query[j] ≈ scale · codes[j]; float32, above 0. */
  readonly scale: number
  /** Euclidean length of the query. */
  readonly length: number
  /** Euclidean length of what the codes leave out: query − scale · codes. */
  readonly remainder: number
}

/** Seven bits with the offset of 64 that the relaxed kernel needs: 1..127. */
const LARGEST_CODE = 63
/** A query whose numbers are all smaller (8e-31) counts as zeros, like a row does: below it float32 loses bits. */
const SMALLEST_PEAK = 2 ** -100
/** A query with a larger number (7e16) is refused: its products with a row could overflow. */
const LARGEST_PEAK = 2 ** 56

/**
 * Writes the codes of `query`, -63..63, into `codes` of the same length. Undefined when the query counts as zeros.
 * RangeError for numbers that are not finite or above 7.2e16 (2^56).
 */
export function quantiseQuery(query: Float32Array, codes: Int8Array): QuantisedQuery | undefined {
  let peak = 0
  let squares = 0
  for (let j = 0; j < query.length; j++) {
    const x = query[j]!
    squares += x * x
    const size = Math.abs(x)
    if (size > peak) peak = size
  }
  // NaN makes the squares NaN, infinity makes them infinite.
  if (!Number.isFinite(squares) || peak > LARGEST_PEAK) {
    throw new RangeError(
      `Expected a query of finite numbers up to 7e16, found ${query.find((x) => !(Math.abs(x) <= LARGEST_PEAK))}: it was made by a failed division.`,
    )
  }
  if (peak < SMALLEST_PEAK) return undefined
  const scale = Math.fround(peak / LARGEST_CODE)
  let remainders = 0
  for (let j = 0; j < query.length; j++) {
    const code = Math.round(query[j]! / scale)
    codes[j] = code
    const remainder = query[j]! - scale * code
    remainders += remainder * remainder
  }
  return { scale, length: Math.sqrt(squares), remainder: Math.sqrt(remainders) }
}
