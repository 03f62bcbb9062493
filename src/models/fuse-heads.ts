/** The learned mixture of heads: softmax(w) over their probabilities (seed: learnable fusion). */
import { createAdam } from './adam.ts'
import { softmax } from './softmax.ts'

/** Steps over all rows, and their size: far past where the three weights stop moving in the third digit. */
const STEPS = 300
const STEP_SIZE = 0.05
/** Keeps logarithms finite where a head is sure and wrong. */
const SMALLEST_PROBABILITY = 1e-7

/**
 * The w, one a head, under which sum(softmax(w) * probability) tells `targets` in [0, 1] with least cross-entropy.
 * `probabilities` are row-major [rows x heads]. All 0 (equal shares) for no rows. Deterministic.
 */
export function fuseHeads(probabilities: Float64Array, targets: Float64Array, heads: number): Float64Array {
  const weights = new Float64Array(heads)
  const gradient = new Float64Array(heads)
  if (targets.length === 0) return weights
  const adam = createAdam([weights], [gradient], { weightDecay: 0, clip: Infinity })
  for (let step = 0; step < STEPS; step++) {
    fusionLoss(probabilities, targets, weights, gradient)
    adam.step(STEP_SIZE)
  }
  return weights
}

/** Mean cross-entropy of the mixture; adds what it gains per weight to `gradient`. */
export function fusionLoss(
  probabilities: Float64Array,
  targets: Float64Array,
  weights: Float64Array,
  gradient: Float64Array,
): number {
  const heads = weights.length
  const rows = targets.length
  const shares = softmax(weights)
  let loss = 0
  for (let row = 0; row < rows; row++) {
    let mixed = 0
    for (let h = 0; h < heads; h++) mixed += shares[h]! * probabilities[row * heads + h]!
    const p = Math.min(Math.max(mixed, SMALLEST_PROBABILITY), 1 - SMALLEST_PROBABILITY)
    const target = targets[row]!
    loss -= (target * Math.log(p) + (1 - target) * Math.log(1 - p)) / rows
    const slope = (p - target) / (p * (1 - p)) / rows
    for (let h = 0; h < heads; h++) {
      gradient[h] = gradient[h]! + slope * shares[h]! * (probabilities[row * heads + h]! - mixed)
    }
  }
  return loss
}
