/** Tag affinity: the expert tags that a visitor's likes, less their dislikes, carry. */
import type { ContentStore } from '../ports/content-store.ts'
import type { Evidence } from '../contracts/user-signals.ts'
import { weightedNorm } from './weighted-norm.ts'

export interface TagAffinity {
  /** Signed, by tag key, keys ascending. */
  readonly affinity: Readonly<Record<string, number>>
  /** Euclidean norm of the affinity; 0 when there is none. */
  readonly norm: number
}

/**
 * [SG16] Sum of coefficient · unit tag vector over the evidence. Empty, with norm 0, when nothing that weighs carries a
 * tag, or when what is left is too little to have a direction (CANCELLED_BELOW). Cost: O(tags of the evidence).
 */
export function tagAffinityOf(evidence: readonly Evidence[], catalog: ContentStore): TagAffinity {
  const sums = new Map<string, number>()
  let weight = 0
  for (const { contentId, coefficient } of evidence) {
    const row = catalog.rowOf(contentId)
    if (row === undefined || coefficient === 0) continue
    const { keys, weights } = catalog.tagVectorAt(row)
    if (keys.length > 0) weight += Math.abs(coefficient)
    keys.forEach((key, at) => sums.set(key, (sums.get(key) ?? 0) + coefficient * (weights[at] ?? 0)))
  }
  const sorted = [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const { norm, state } = weightedNorm(
    Float64Array.from(sorted, ([, value]) => value),
    weight,
  )
  return state === 'present' ? { affinity: Object.fromEntries(sorted), norm } : { affinity: {}, norm: 0 }
}
