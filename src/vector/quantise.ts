/**
 * Float32 rows as int8 codes with one scale a row, and a second int8 plane that holds what the first one rounded off:
 * scan the codes, rescore with both. Together the planes are one uniform quantiser of 64,517 steps (SPEC VX7).
 */

/** Row-major like the vectors they came from; plain typed arrays, so they can be stored and cloned. */
export interface QuantisedVectors {
  /** One a row: the step of `codes`, (largest absolute value of the row) / 127; 0 for a row of zeros. */
  readonly scales: Float32Array
  /** Whole steps, -127..127: number ≈ scale · code, off by at most 0.502 · scale. */
  readonly codes: Int8Array
  /** Steps of scale / 254, -127..127: number ≈ scale · (code + residual / 254), off by at most scale / 505. */
  readonly residuals: Int8Array
}

/** The largest code; -128 is never used, so that negating a row negates its codes. */
const LARGEST_CODE = 127
/** Residual steps in one code step: a residual then covers half a code step on either side. */
export const RESIDUAL_STEPS = 254
/** Below this scale (8e-31) a row counts as zeros: far above float32's subnormals (1.2e-38), which lose bits. */
const SMALLEST_SCALE = 2 ** -100
/** Above this scale (1.3e30) a row is refused: far below float32's largest number (3.4e38). */
const LARGEST_SCALE = 2 ** 100

/**
 * Quantises `vectors`: row-major, a whole number of rows of `dim` numbers, absolute values below 1e32.
 * A row whose numbers are all below 1e-28 becomes zeros.
 * Encoding what `dequantise` gives back yields the same scales, codes and residuals again (SPEC VX9).
 * Throws RangeError on other shapes, and on numbers out of range, NaN included, naming the row.
 */
export function quantise(vectors: Float32Array, dim: number): QuantisedVectors {
  const rows = countRows(vectors.length, dim)
  const scales = new Float32Array(rows)
  const codes = new Int8Array(vectors.length)
  const residuals = new Int8Array(vectors.length)
  for (let row = 0; row < rows; row++) {
    const start = row * dim
    const end = start + dim
    const peak = peakOf(vectors, start, end)
    // In float32, as it is stored: the decoded peak then leads back to the same scale, for every peak there is.
    const scale = Math.fround(peak / LARGEST_CODE)
    if (!(scale <= LARGEST_SCALE)) {
      throw new RangeError(`Expected finite numbers of moderate size, found ${peak} in row ${row}: leave the row out.`)
    }
    if (scale < SMALLEST_SCALE) continue
    scales[row] = scale
    for (let i = start; i < end; i++) {
      const steps = roundHalfAway((vectors[i]! * RESIDUAL_STEPS) / scale)
      const code = roundHalfAway(steps / RESIDUAL_STEPS)
      codes[i] = code
      residuals[i] = steps - code * RESIDUAL_STEPS
    }
  }
  return { scales, codes, residuals }
}

/** The float32 rows that `quantised` stands for, row-major. Throws RangeError when its arrays do not fit `dim`. */
export function dequantise(quantised: QuantisedVectors, dim: number): Float32Array {
  const { scales, codes, residuals } = quantised
  const rows = countRows(codes.length, dim)
  if (scales.length !== rows || residuals.length !== codes.length) {
    throw new RangeError(
      `Expected ${rows} scales and ${codes.length} residuals, found ${scales.length} and ${residuals.length}.`,
    )
  }
  const vectors = new Float32Array(codes.length)
  for (let row = 0; row < rows; row++) {
    const scale = scales[row]!
    for (let i = row * dim; i < (row + 1) * dim; i++) {
      const steps = codes[i]! * RESIDUAL_STEPS + residuals[i]!
      vectors[i] = (scale * steps) / RESIDUAL_STEPS
    }
  }
  return vectors
}

function countRows(length: number, dim: number): number {
  if (!Number.isInteger(dim) || dim <= 0 || length % dim !== 0) {
    throw new RangeError(`Expected a whole number of rows of dim numbers, found ${length} numbers and dim ${dim}.`)
  }
  return length / dim
}

/** The largest absolute value; NaN when there is one. */
function peakOf(vectors: Float32Array, start: number, end: number): number {
  let peak = 0
  for (let i = start; i < end; i++) peak = Math.max(peak, Math.abs(vectors[i]!))
  return peak
}

/** Halves go away from zero, so that negating a row negates its codes. */
function roundHalfAway(x: number): number {
  return x < 0 ? -Math.round(-x) : Math.round(x)
}
