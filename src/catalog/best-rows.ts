/** The best rows of a score table without sorting all of it: a heap of the k best, the worst of them on top. */

/**
 * Of the first `count` of `rows`, the `k` with the highest `scores[row]`, descending, equal scores by ascending row.
 * `rows` may come in any order and is not changed; fewer than k where there are fewer. Scores are no NaN.
 * Cost: O(count · log k).
 */
export function bestRows(scores: Float64Array, rows: Int32Array, count: number, k: number): Int32Array {
  const size = Math.min(k, count)
  const heap = new Int32Array(size)
  let held = 0
  for (let i = 0; i < count && size > 0; i++) {
    const row = rows[i] ?? 0
    if (held < size) heap[held++] = row
    else if (isWorse(scores, heap[0] ?? 0, row)) heap[0] = row
    else continue
    if (held < size) continue
    // Full for the first time: order it. Later: only the top is out of place.
    for (let slot = i < size ? (size >> 1) - 1 : 0; slot >= 0; slot--) siftDown(scores, heap, slot, size)
  }
  return heap.sort((a, b) => (isWorse(scores, a, b) ? 1 : -1))
}

function siftDown(scores: Float64Array, heap: Int32Array, start: number, size: number): void {
  const row = heap[start] ?? 0
  let slot = start
  for (let child = 2 * slot + 1; child < size; child = 2 * slot + 1) {
    if (child + 1 < size && isWorse(scores, heap[child + 1] ?? 0, heap[child] ?? 0)) child++
    const below = heap[child] ?? 0
    if (!isWorse(scores, below, row)) break
    heap[slot] = below
    slot = child
  }
  heap[slot] = row
}

function isWorse(scores: Float64Array, a: number, b: number): boolean {
  const scoreA = scores[a] ?? 0
  const scoreB = scores[b] ?? 0
  return scoreA < scoreB || (scoreA === scoreB && a > b)
}
