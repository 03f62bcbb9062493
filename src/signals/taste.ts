/** The taste vector: where in the catalog's space a visitor's likes, less their dislikes, point. */
import type { ContentStore } from '../ports/content-store.ts'
import type { Evidence, TasteState } from '../contracts/user-signals.ts'
import { weightedNorm } from './weighted-norm.ts'

export interface Taste {
  /** Unit-length Float64Array[dim]; null unless `state` is 'present'. */
  readonly vector: Float64Array | null
  /** Norm of the sum before it was made unit-length. */
  readonly norm: number
  readonly state: TasteState
}

/**
 * [SG15] Sum of coefficient · vector over the evidence, made unit-length. 'none' when nothing weighs anything,
 * 'cancelled' when what is left is too little to have a direction. Contents that the catalog does not have are passed
 * over. The order of `evidence` decides the last bits. Cost: O(evidence · dim).
 */
export function tasteOf(evidence: readonly Evidence[], catalog: ContentStore): Taste {
  const sum = new Float64Array(catalog.dim)
  let weight = 0
  for (const { contentId, coefficient } of evidence) {
    const row = catalog.rowOf(contentId)
    if (row === undefined || coefficient === 0) continue
    weight += Math.abs(coefficient)
    const vector = catalog.vectorAt(row)
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + coefficient * (vector[i] ?? 0)
  }
  const { norm, state } = weightedNorm(sum, weight)
  return { vector: state === 'present' ? sum.map((x) => x / norm) : null, norm, state }
}
