/** Exact nearest rows of a matrix by dot product: every row is looked at, and the best are proven (SPEC VX14). */
import { type ImageShape, VectorRows } from './vector-rows.ts'
import type { VectorHits } from './vector-hits.ts'
import type { VectorPath } from './choose-scan.ts'

export type { VectorHits } from './vector-hits.ts'
export type { VectorPath } from './choose-scan.ts'

/**
 * Rows are numbered from 0 and keep their numbers. Every vector is kept as two planes of int8 and a scale (VX7): "the
 * vector of a row" is what those decode to, here and everywhere else. A row that was deleted, or never filled, is never
 * found and has the zero vector.
 */
export interface VectorIndex {
  readonly dim: number
  /** How many rows there are, deleted and unfilled ones included; may be 0. Grows with `insert`. */
  readonly rows: number
  readonly path: VectorPath
  /** Bytes of memory that a row of capacity takes: the image's 2 dim + 4 and bookkeeping of about 26. */
  readonly bytesPerRow: number
  /** The vector of `row` (0..rows-1): `dim` numbers, the caller's own copy. RangeError outside. */
  vectorAt(row: number): Float32Array
  /** Whether `row` has a vector. RangeError outside. */
  has(row: number): boolean
  /**
   * The `k` rows with the highest dot product with `query`, fewer where there are fewer; none for k = 0.
   * `query`: `dim` finite numbers up to 7e16, unit length or not. `k`: a whole number >= 0, may exceed `rows`.
   * `allowed`: one byte a row, 0 = leave the row out, anything else = keep; all rows when absent.
   * Throws RangeError on any other input. Allocates the result only. Cost: O(rows · dim), one pass.
   */
  topK(query: Float32Array, k: number, allowed?: Uint8Array): VectorHits
  /** The dot product of the vectors of two rows in float64, symmetric to the last bit. RangeError outside. O(dim). */
  likeness(rowA: number, rowB: number): number
  /** `likeness(row, rows[i])` for every i, to the same bits; for many at once. RangeError outside. Kernel speed. */
  likenesses(row: number, rows: Int32Array): Float64Array
  /**
   * Adds a vector of `dim` numbers up to 7e16, which becomes the row that is returned: always the next number, deleted
   * rows are not used again. RangeError as above. Now and then (capacity grows by half) it copies everything.
   */
  insert(vector: Float32Array): number
  /** Gives `row`, deleted and unfilled ones too, another vector. RangeError as above. */
  replace(row: number, vector: Float32Array): void
  /** Leaves `row` without a vector; no effect where it has none. RangeError outside. */
  delete(row: number): void
  /**
   * The bytes of all rows, header and padding included, laid out by image-layout.ts: what a file holds. A view where
   * memory has that form, else a copy; do not write, and do not keep it beyond the next insert, replace or delete.
   */
  readonly image: Uint8Array<ArrayBuffer>
}

export interface VectorIndexOptions {
  /** Forces a path; else relaxed, simd or js, the first that the engine has, may compile and can give the memory. */
  readonly path?: VectorPath
}

/**
 * Makes an index of `vectors`: row-major, a whole number of rows of `dim` finite numbers up to 7e16, unit length or not.
 * `dim` is a multiple of 16 from 16 to 16,384. Copies what it is given. Throws RangeError on other shapes and numbers,
 * naming the row, and when there is no memory; Error when a forced path is not there. Cost: a few passes.
 */
export function createVectorIndex(vectors: Float32Array, dim: number, options: VectorIndexOptions = {}): VectorIndex {
  return VectorRows.of(vectors, dim, options.path)
}

/** An index of `rows` rows that are all unfilled, for `replace` to fill. Errors as `createVectorIndex`. */
export function createUnfilledIndex(rows: number, dim: number, options: VectorIndexOptions = {}): VectorIndex {
  return VectorRows.unfilled(rows, dim, options.path)
}

/**
 * Makes an index of an image that `fill` writes straight into the index's memory, which is all zeros before. `fill` may
 * refuse by throwing; what it throws is passed on. Throws RangeError on a dim or number of rows that cannot be,
 * `ImageFault` on numbers that no index writes and on lengths, `NoVectorMemory` when there is no memory for it. Cost: one pass.
 */
export function openVectorIndex(
  shape: ImageShape,
  fill: (image: Uint8Array<ArrayBuffer>) => void | Promise<void>,
): Promise<VectorIndex> {
  return VectorRows.filledBy(shape, fill)
}
