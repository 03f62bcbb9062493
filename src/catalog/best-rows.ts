/** The best rows of a score table without sorting all of it: a heap of the k best, the worst of them on top. */

/**
 * The `k` rows with the highest scores above 0, descending, equal scores by ascending row; fewer where there are fewer.
 * Rows whose byte in `allowed` is 0 are left out. Scores are no NaN. Cost: one pass, and O(log k) for each row that was
 * among the best so far.
 */
export function bestRows(scores: Float64Array, k: number, allowed?: Uint8Array): Int32Array {
  const heap = new Int32Array(Math.min(k, scores.length))
  let held = 0
  // Rows come in ascending order, so one that only equals the worst kept score never displaces it.
  let bar = 0
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row]!
    if (score <= bar || (allowed !== undefined && allowed[row] === 0)) continue
    if (held < heap.length) {
      heap[held++] = row
      if (held < heap.length) continue
      for (let slot = (held >> 1) - 1; slot >= 0; slot--) siftDown(scores, heap, slot)
    } else {
      heap[0] = row
      siftDown(scores, heap, 0)
    }
    bar = scores[heap[0]!]!
  }
  return heap.subarray(0, held).toSorted((a, b) => (isWorse(scores, a, b) ? 1 : -1))
}

/** Lets the row of slot `start` sink until both rows below it are better. Slots hold rows of the table. */
function siftDown(scores: Float64Array, heap: Int32Array, start: number): void {
  const row = heap[start]!
  let slot = start
  for (let child = 2 * slot + 1; child < heap.length; child = 2 * slot + 1) {
    if (child + 1 < heap.length && isWorse(scores, heap[child + 1]!, heap[child]!)) child++
    const below = heap[child]!
    if (!isWorse(scores, below, row)) break
    heap[slot] = below
    slot = child
  }
  heap[slot] = row
}

function isWorse(scores: Float64Array, a: number, b: number): boolean {
  const scoreA = scores[a]!
  const scoreB = scores[b]!
  return scoreA < scoreB || (scoreA === scoreB && a > b)
}
