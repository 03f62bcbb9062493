/** Exact nearest rows of a float32 matrix by dot product: every row is looked at, nothing is approximated. */
import { createJsScan } from './js-scan.ts'
import type { RowScan } from './row-scan.ts'
import { createSimdScan, hasSimd } from './simd-scan.ts'

/** What `topK` found: parallel arrays, scores descending, equal scores by ascending row. The caller's own copy. */
export interface VectorHits {
  readonly rows: Int32Array
  /** Dot products in float32; for unit vectors the cosine, in [-1, 1] up to rounding. */
  readonly scores: Float32Array
}

/** Which implementation scans; both give the same bits (SPEC VX3). */
export type VectorPath = 'simd' | 'js'

export interface VectorIndex {
  readonly dim: number
  /** How many vectors the index holds; may be 0. */
  readonly rows: number
  readonly path: VectorPath
  /** The vector of `row` (0..rows-1), a view of `dim` numbers that never detaches: do not write. RangeError outside. */
  vectorAt(row: number): Float32Array
  /**
   * The `k` rows with the highest dot product with `query`, fewer where there are fewer; none for k = 0.
   * `query`: `dim` finite numbers, unit length or not. `k`: a whole number >= 0, may exceed `rows`.
   * `allowed`: one byte a row, 0 = leave the row out, anything else = keep; all rows when absent.
   * Throws RangeError on any other input. Cost: O(rows · dim).
   */
  topK(query: Float32Array, k: number, allowed?: Uint8Array): VectorHits
}

/** The kernel reads 16 numbers (64 bytes) a step. */
const DIM_STEP = 16

/**
 * Makes an index of `vectors`: row-major, a whole number of rows of `dim` finite numbers, unit length or not.
 * `dim` is a positive multiple of 16. The simd path copies `vectors`, the js path keeps them: do not write to them.
 * `options.path` forces a path; else simd where the engine has it, may compile it and can give the memory, else js.
 * Throws RangeError on other shapes and on NaN or infinity, naming the row; Error when a forced simd is not there.
 * Cost: one pass over the numbers and, for simd, one copy.
 */
export function createVectorIndex(
  vectors: Float32Array,
  dim: number,
  options: { readonly path?: VectorPath } = {},
): VectorIndex {
  checkVectors(vectors, dim)
  const rows = vectors.length / dim
  const { path, scan } = chooseScan(vectors, dim, options.path)

  return {
    dim,
    rows,
    path,
    vectorAt(row) {
      if (!Number.isInteger(row) || row < 0 || row >= rows) {
        throw new RangeError(`Expected a row of this index (it has ${rows}, from 0), found ${row}.`)
      }
      return scan.vectors.subarray(row * dim, (row + 1) * dim)
    },
    topK(query, k, allowed) {
      checkQuery(query, dim)
      if (!Number.isInteger(k) || k < 0) {
        throw new RangeError(`Expected k to be a whole number of at least 0, found ${k}.`)
      }
      if (allowed !== undefined && allowed.length !== rows) {
        throw new RangeError(`Expected a mask of one byte for each of the ${rows} rows, found ${allowed.length} bytes.`)
      }
      const found = rows === 0 || k === 0 ? 0 : scan.topK(query, Math.min(k, rows), allowed)
      return { rows: scan.rows.slice(0, found), scores: scan.scores.slice(0, found) }
    },
  }
}

function chooseScan(
  vectors: Float32Array,
  dim: number,
  forced: VectorPath | undefined,
): { path: VectorPath; scan: RowScan } {
  if (forced === 'simd' && !hasSimd()) {
    throw new Error(`Path 'simd' was asked for, but this engine has no WebAssembly SIMD: leave options.path out.`)
  }
  if (forced === 'simd') return { path: 'simd', scan: createSimdScan(vectors, dim) }
  if (forced === undefined && hasSimd()) {
    try {
      return { path: 'simd', scan: createSimdScan(vectors, dim) }
    } catch (error) {
      // A content policy may forbid compiling, and the memory may not be there: the plain path needs neither.
      if (!(error instanceof WebAssembly.CompileError) && !(error instanceof RangeError)) throw error
    }
  }
  return { path: 'js', scan: createJsScan(vectors, dim) }
}

function checkVectors(vectors: Float32Array, dim: number): void {
  if (!Number.isInteger(dim) || dim <= 0 || dim % DIM_STEP !== 0) {
    throw new RangeError(`Expected dim to be a positive multiple of ${DIM_STEP}, found ${dim}: pad vectors with zeros.`)
  }
  if (vectors.length % dim !== 0) {
    throw new RangeError(`Expected a whole number of rows of ${dim} numbers, found ${vectors.length} numbers.`)
  }
  if (allFinite(vectors)) return
  const bad = vectors.findIndex((x) => !Number.isFinite(x))
  throw new RangeError(`Expected finite numbers, found ${vectors[bad]} in row ${Math.floor(bad / dim)}: leave it out.`)
}

function checkQuery(query: Float32Array, dim: number): void {
  if (query.length !== dim) {
    throw new RangeError(`Expected a query of ${dim} numbers, like the rows of this index, found ${query.length}.`)
  }
  if (!allFinite(query)) {
    throw new RangeError(`Expected a query of finite numbers, found NaN or infinity: it was made by a failed division.`)
  }
}

/** x - x is 0 for a finite x and NaN for any other: no branch in the loop, which a catalog of vectors runs through. */
function allFinite(values: Float32Array): boolean {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]! - values[i]!
  return sum === 0
}
