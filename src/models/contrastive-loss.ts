/** The contrastive loss of two towers: each visitor's own item against other items (InfoNCE, van den Oord et al. 2018). */
import { addWeightGradient, affine, inputGradient } from './affine.ts'

/** Unit vectors, and who is compared with what. */
export interface ContrastiveBatch {
  /** Visitors' unit vectors [rows x dim]. */
  readonly visitors: Float64Array
  /** Items' unit vectors [slots x dim]. */
  readonly items: Float64Array
  readonly dim: number
  /** The slot of the item that each visitor engaged with [rows]. */
  readonly positives: Int32Array
  /** 1 where a visitor is compared with a slot, the own positive included; 0 elsewhere [rows x slots]. */
  readonly compared: Float64Array
  /** Scores are cosines divided by it; above 0. Smaller asks for more of the nearest negatives. */
  readonly temperature: number
}

/**
 * Mean over rows of -log(softmax of the positive's score among the compared ones), in nats. Where gradients are given,
 * writes what it gains per number of `visitors` and adds what it gains per number of `items`.
 */
export function contrastiveLoss(
  batch: ContrastiveBatch,
  gradients?: { readonly visitors: Float64Array; readonly items: Float64Array },
): number {
  const { visitors, items, dim, positives, compared, temperature } = batch
  const rows = visitors.length / dim
  const slots = items.length / dim
  const scores = new Float64Array(rows * slots)
  inputGradient(visitors, items, compared, scores, rows, dim)
  const share = 1 / (rows * temperature)
  let loss = 0
  for (let r = 0; r < rows; r++) {
    const start = r * slots
    const own = start + positives[r]!
    let top = -Infinity
    for (let at = start; at < start + slots; at++) if (compared[at] !== 0) top = Math.max(top, scores[at]!)
    const ownScore = (scores[own]! - top) / temperature
    let sum = 0
    for (let at = start; at < start + slots; at++) {
      const power = compared[at] === 0 ? 0 : Math.exp((scores[at]! - top) / temperature)
      scores[at] = power
      sum += power
    }
    loss += Math.log(sum) - ownScore
    // From here on the row holds what the loss gains per cosine.
    for (let at = start; at < start + slots; at++) scores[at] = (scores[at]! / sum) * share
    scores[own] = scores[own]! - share
  }
  if (gradients) {
    affine(scores, items, new Float64Array(dim), gradients.visitors, rows, false)
    addWeightGradient(scores, visitors, gradients.items.subarray(0, slots * dim), rows, dim)
  }
  return loss / rows
}
