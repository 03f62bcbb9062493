/**
 * A heap of (score, row) pairs in two parallel arrays, the worst pair in slot 0: a lower score is worse, and of equal
 * scores the higher row is. The JS twin of the heap in kernel/kernel.as.ts. Slots below the given size are in range.
 */
export interface HitHeap {
  readonly scores: Float32Array
  readonly rows: Int32Array
}

/** Adds a pair to a heap of `size` pairs, which then has `size + 1`. Cost: O(log size). */
export function pushHit(heap: HitHeap, size: number, score: number, row: number): void {
  let slot = size
  while (slot > 0) {
    const parent = (slot - 1) >> 1
    if (!isWorse(score, row, heap.scores[parent]!, heap.rows[parent]!)) break
    move(heap, parent, slot)
    slot = parent
  }
  heap.scores[slot] = score
  heap.rows[slot] = row
}

/** Replaces the worst pair of a heap of `size` >= 1 pairs. Cost: O(log size). */
export function replaceWorstHit(heap: HitHeap, size: number, score: number, row: number): void {
  let slot = 0
  for (let left = 1; left < size; left = 2 * slot + 1) {
    const right = left + 1
    const rightIsWorse =
      right < size && isWorse(heap.scores[right]!, heap.rows[right]!, heap.scores[left]!, heap.rows[left]!)
    const child = rightIsWorse ? right : left
    if (!isWorse(heap.scores[child]!, heap.rows[child]!, score, row)) break
    move(heap, child, slot)
    slot = child
  }
  heap.scores[slot] = score
  heap.rows[slot] = row
}

/** Turns a heap of `size` pairs into a list, best pair first. Cost: O(size · log size). */
export function sortHits(heap: HitHeap, size: number): void {
  for (let end = size - 1; end > 0; end--) {
    const score = heap.scores[end]!
    const row = heap.rows[end]!
    move(heap, 0, end)
    replaceWorstHit(heap, end, score, row)
  }
}

function isWorse(scoreA: number, rowA: number, scoreB: number, rowB: number): boolean {
  return scoreA < scoreB || (scoreA === scoreB && rowA > rowB)
}

function move(heap: HitHeap, from: number, to: number): void {
  heap.scores[to] = heap.scores[from]!
  heap.rows[to] = heap.rows[from]!
}
