/** Whether a probability can be taken at its word: the reliability table and its one number, ECE. */
import { requireProbabilities } from './log-loss.ts'

/** Bins of equal width. Source: Guo et al., 2017 (15 there); ten are read more easily. */
const BINS = 10

/** Rows whose probability is in [from, to), the last bin also 1. */
export interface ReliabilityBin {
  readonly from: number
  readonly to: number
  readonly rows: number
  /** Mean probability said. */
  readonly predicted: number
  /** Share of positives seen. */
  readonly observed: number
}

export interface Calibration {
  /** Ascending; bins without rows are left out. */
  readonly bins: readonly ReliabilityBin[]
  /** Expected calibration error in [0, 1]: Σ rows of bin / rows · |observed − predicted|. Undefined without rows. */
  readonly ece: number | undefined
}

/** The table over `binCount` bins of equal width. Errors: `evaluation-invalid`, as `logLoss`. Source: Guo et al., 2017. */
export function calibrationOf(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  binCount: number = BINS,
): Calibration {
  requireProbabilities(probabilities, labels)
  const rows = new Float64Array(binCount)
  const said = new Float64Array(binCount)
  const seen = new Float64Array(binCount)
  for (let row = 0; row < labels.length; row++) {
    const probability = probabilities[row] ?? 0
    const bin = Math.min(binCount - 1, Math.floor(probability * binCount))
    rows[bin] = (rows[bin] ?? 0) + 1
    said[bin] = (said[bin] ?? 0) + probability
    seen[bin] = (seen[bin] ?? 0) + (labels[row] ?? 0)
  }
  const bins: ReliabilityBin[] = []
  let error = 0
  for (let bin = 0; bin < binCount; bin++) {
    const held = rows[bin] ?? 0
    if (held === 0) continue
    const predicted = (said[bin] ?? 0) / held
    const observed = (seen[bin] ?? 0) / held
    bins.push({ from: bin / binCount, to: (bin + 1) / binCount, rows: held, predicted, observed })
    error += held * Math.abs(observed - predicted)
  }
  return { bins, ece: labels.length === 0 ? undefined : error / labels.length }
}
