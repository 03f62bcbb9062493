/** A vector package as the benchmark drives it. */

/** The rows of the `k` best, as the package answers: best first or in no order. */
export type PeerSearch = (query: Float32Array, k: number) => Promise<ArrayLike<number>>

/** Builds the package's index over `vectors`, row-major; rejects where the package is not installed or does not run. */
export type OpenPeer = (vectors: Float32Array, dim: number) => Promise<PeerSearch>

export function rowOf(vectors: Float32Array, dim: number, row: number): Float32Array {
  return vectors.subarray(row * dim, (row + 1) * dim)
}
