/** The best rows of a score table without sorting all of it: a heap of the k best, the worst of them on top. */

/**
 * Of the first `count` of `rows`, the `k` with the highest `scores[row]`, descending, equal scores by ascending row.
 * `rows` may come in any order and is not changed; fewer than k where there are fewer. Scores are no NaN.
 * Cost: O(count · log k).
 */
export function bestRows(scores: Float64Array, rows: Int32Array, count: number, k: number): Int32Array {
  const size = Math.min(k, count)
  if (size === 0) return new Int32Array()
  const heap = rows.slice(0, size)
  for (let slot = (size >> 1) - 1; slot >= 0; slot--) siftDown(scores, heap, slot)
  for (let i = size; i < count; i++) {
    const row = rows[i] ?? 0
    if (!isWorse(scores, heap[0] ?? 0, row)) continue
    heap[0] = row
    siftDown(scores, heap, 0)
  }
  return heap.toSorted((a, b) => (isWorse(scores, a, b) ? 1 : -1))
}

/** Lets the row of slot `start` sink until both rows below it are better. */
function siftDown(scores: Float64Array, heap: Int32Array, start: number): void {
  const row = heap[start] ?? 0
  let slot = start
  for (let child = 2 * slot + 1; child < heap.length; child = 2 * slot + 1) {
    if (child + 1 < heap.length && isWorse(scores, heap[child + 1] ?? 0, heap[child] ?? 0)) child++
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
