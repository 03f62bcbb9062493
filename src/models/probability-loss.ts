/** The loss of outputs that are probabilities: weighted, focal binary cross-entropy, and its gradient. */
import { crossEntropy, sigmoid } from './sigmoid.ts'
import type { LossOptions } from './training-options.ts'

/**
 * Mean over rows and outputs of weight * (1 - e^-ce)^gamma * ce, where ce is the cross-entropy of a target in [0, 1]
 * and weight is outputWeight * (1 + (positiveWeight - 1) * target). Writes what it gains per logit into `dLogits` where
 * given. All row-major [rows x outputs]. Sources: seed (weighted and focal loss); Lin et al. 2017.
 */
export function probabilityLoss(
  logits: Float64Array,
  targets: Float32Array,
  outputs: number,
  { positiveWeight = [], outputWeight = [], focalGamma = 0 }: LossOptions,
  dLogits?: Float64Array,
): number {
  const count = logits.length
  let loss = 0
  for (let at = 0, output = 0; at < count; at++, output = output + 1 === outputs ? 0 : output + 1) {
    const z = logits[at]!
    const target = targets[at]!
    const ce = crossEntropy(z, target)
    const weight = ((outputWeight[output] ?? 1) * (1 + ((positiveWeight[output] ?? 1) - 1) * target)) / count
    const wrong = focalGamma === 0 ? 1 : 1 - Math.exp(-ce)
    const focus = focalGamma === 0 ? 1 : wrong ** focalGamma
    loss += weight * focus * ce
    if (dLogits) {
      // Of focus by ce; at a perfect 0 the power of 0 would be infinite for gamma below 1, and ce = 0 makes it nothing.
      const bend = focalGamma === 0 || wrong === 0 ? 0 : focalGamma * wrong ** (focalGamma - 1) * (1 - wrong) * ce
      dLogits[at] = weight * (focus + bend) * (sigmoid(z) - target)
    }
  }
  return loss
}
