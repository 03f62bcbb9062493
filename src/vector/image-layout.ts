/** Where the numbers of a vector index lie: one image, the same in memory and in a file (SPEC VX17). */

/** Free for whoever stores the image; the index never reads it. A cache line, so that the planes start on one. */
export const HEADER_BYTES = 64
/** Rows are padded with zeros to a multiple of this: one word of the mask. */
export const ROW_STEP = 64
/** Numbers that a kernel reads a step. */
export const DIM_STEP = 16
/** The largest dim whose whole-number sums fit 32 bits and whose scores stay finite, whatever the vectors. */
export const LARGEST_DIM = 16_384
/** The largest scale of a row, whose numbers then stay below 7.1e16: products with a query as large stay finite. */
export const LARGEST_SCALE = 2 ** 49
const SCALE_BYTES = 4

/** Offsets in bytes from the start of the image, for `rows` rows of padding included. */
export interface ImageLayout {
  readonly rows: number
  readonly dim: number
  /** float32, one a row. */
  readonly scalesAt: number
  /** int8, rows · dim, four rows interleaved. */
  readonly codesAt: number
  /** int8, rows · dim, row-major. */
  readonly residualsAt: number
  readonly bytes: number
}

/** `rows` rounded up to whole words. */
export function paddedRows(rows: number): number {
  return Math.ceil(rows / ROW_STEP) * ROW_STEP
}

/**
 * The layout of an image of `rows` rows and their padding. RangeError when `dim` is not a multiple of 16 from 16 to
 * 16,384, or `rows` not a whole number of at least 0.
 */
export function imageLayout(rows: number, dim: number): ImageLayout {
  if (!Number.isInteger(dim) || dim <= 0 || dim % DIM_STEP !== 0 || dim > LARGEST_DIM) {
    throw new RangeError(
      `Expected dim to be a multiple of ${DIM_STEP} from ${DIM_STEP} to ${LARGEST_DIM}, found ${dim}: pad vectors with zeros.`,
    )
  }
  if (!Number.isInteger(rows) || rows < 0) throw new RangeError(`Expected a whole number of rows, found ${rows}.`)
  const padded = paddedRows(rows)
  const codesAt = HEADER_BYTES + padded * SCALE_BYTES
  const residualsAt = codesAt + padded * dim
  return { rows: padded, dim, scalesAt: HEADER_BYTES, codesAt, residualsAt, bytes: residualsAt + padded * dim }
}
