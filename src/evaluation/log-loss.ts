/** What a probability was worth: log loss, and what it saves against knowing the base rate alone. */
import { DocentError } from '../base/docent-error.ts'
import { requireLabels } from './scored-rows.ts'

/** Probabilities are held this far from 0 and 1, so that one sure error costs 34.5 nats and not infinity. */
export const PROBABILITY_MARGIN = 1e-15

/**
 * Mean of −(y · ln p + (1 − y) · ln(1 − p)) in nats, p held `PROBABILITY_MARGIN` from 0 and 1; undefined without rows.
 * Errors: `evaluation-invalid` for a probability outside [0, 1] or NaN, or a label that is not 0 or 1.
 */
export function logLoss(probabilities: ArrayLike<number>, labels: ArrayLike<number>): number | undefined {
  requireProbabilities(probabilities, labels)
  let sum = 0
  for (let row = 0; row < labels.length; row++) sum += surprise(probabilities[row] ?? 0, labels[row] ?? 0)
  return labels.length === 0 ? undefined : sum / labels.length
}

/**
 * Relative cross entropy in %: 100 · (1 − log loss / log loss of the base rate). 0 for a model that says the base rate
 * of every row, 100 for one that knows, below 0 for one that is worse than the base rate. `baseRate` in (0, 1): share of
 * positives, by default of these rows. Undefined without rows, and when the base rate says all (0 or 1).
 * Errors: as `logLoss`. Source: the seed; Belli et al., RecSys Challenge 2020.
 */
export function relativeCrossEntropy(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  baseRate: number = shareOfOnes(labels),
): number | undefined {
  const loss = logLoss(probabilities, labels)
  if (loss === undefined || !(baseRate > 0 && baseRate < 1)) return undefined
  const positives = shareOfOnes(labels)
  const naive = positives * surprise(baseRate, 1) + (1 - positives) * surprise(baseRate, 0)
  return 100 * (1 - loss / naive)
}

/** Throws `evaluation-invalid`, naming the row, unless every value is in [0, 1] with a label of 0 or 1. */
export function requireProbabilities(probabilities: ArrayLike<number>, labels: ArrayLike<number>): void {
  requireLabels(probabilities, labels)
  for (let row = 0; row < probabilities.length; row++) {
    const probability = probabilities[row] ?? Number.NaN
    if (probability >= 0 && probability <= 1) continue
    throw new DocentError(
      'evaluation-invalid',
      `Expected a probability from 0 to 1 at row ${row}, found ${probability}. Calibrate the score, or use a rank metric.`,
      { row },
    )
  }
}

function surprise(probability: number, label: number): number {
  const held = Math.min(1 - PROBABILITY_MARGIN, Math.max(PROBABILITY_MARGIN, probability))
  return label === 1 ? -Math.log(held) : -Math.log1p(-held)
}

function shareOfOnes(labels: ArrayLike<number>): number {
  let ones = 0
  for (let row = 0; row < labels.length; row++) ones += labels[row] ?? 0
  return labels.length === 0 ? 0 : ones / labels.length
}
