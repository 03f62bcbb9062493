/** The reference: a plain loop over float32 rows with a heap, as anyone would write it. */

/** The rows of the k highest dot products, in no order. Four sums, which is the fastest that V8 makes of it. */
export function plainTopK(vectors: Float32Array, dim: number, query: Float32Array, k: number): Int32Array {
  const rows = vectors.length / dim
  const size = Math.min(k, rows)
  const heapScores = new Float64Array(size).fill(-Infinity)
  const heapRows = new Int32Array(size).fill(-1)
  for (let row = 0, at = 0; row < rows; row++, at += dim) {
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    for (let j = 0; j < dim; j += 4) {
      a += vectors[at + j]! * query[j]!
      b += vectors[at + j + 1]! * query[j + 1]!
      c += vectors[at + j + 2]! * query[j + 2]!
      d += vectors[at + j + 3]! * query[j + 3]!
    }
    const score = a + b + (c + d)
    if (score <= heapScores[0]!) continue
    let slot = 0
    for (let child = 1; child < size; child = 2 * slot + 1) {
      if (child + 1 < size && heapScores[child + 1]! < heapScores[child]!) child++
      if (heapScores[child]! >= score) break
      heapScores[slot] = heapScores[child]!
      heapRows[slot] = heapRows[child]!
      slot = child
    }
    heapScores[slot] = score
    heapRows[slot] = row
  }
  return heapRows
}
