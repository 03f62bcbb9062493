/** What comes of training a model: its file, how the loss fell, and what held-out rows say of it. */
import { averagePrecision } from '../../evaluation/average-precision.ts'
import { calibrationOf, type ReliabilityBin } from '../../evaluation/calibration.ts'
import { logLoss, relativeCrossEntropy } from '../../evaluation/log-loss.ts'
import { rocAuc } from '../../evaluation/roc-auc.ts'
import { scoredRows } from '../../evaluation/scored-rows.ts'
import type { EpochReport } from '../../models/training-options.ts'

/** A loss curve by its model's name. */
export interface TrainingCurve {
  readonly model: string
  readonly history: readonly EpochReport[]
}

/** How good the probabilities of one output are. Undefined figures are not defined for these labels (SPEC EV). */
export interface ProbabilityReport {
  readonly name: string
  readonly rows: number
  readonly positives: number
  readonly auc: number | undefined
  readonly prAuc: number | undefined
  readonly logLoss: number | undefined
  /** In %. */
  readonly rce: number | undefined
  readonly ece: number | undefined
  readonly reliability: readonly ReliabilityBin[]
  /** Rows by probability in twenty bins of equal width, of label 0 and of label 1. */
  readonly distribution: { readonly negatives: readonly number[]; readonly positives: readonly number[] }
}

/** Bins of the distribution. */
const BINS = 20

/** Probabilities in [0, 1] with labels 0 and 1. Cost: O(n log n). */
export function probabilityReport(
  name: string,
  probabilities: Float64Array,
  labels: ArrayLike<number>,
): ProbabilityReport {
  const rows = scoredRows(probabilities, labels)
  const { bins, ece } = calibrationOf(probabilities, labels)
  const distribution = { negatives: zeros(), positives: zeros() }
  let positives = 0
  probabilities.forEach((probability, row) => {
    const bin = Math.min(BINS - 1, Math.floor(probability * BINS))
    const counts = labels[row] === 1 ? distribution.positives : distribution.negatives
    counts[bin] = (counts[bin] ?? 0) + 1
    positives += labels[row] ?? 0
  })
  return {
    name,
    rows: rows.n,
    positives,
    auc: rocAuc(rows),
    prAuc: averagePrecision(rows),
    logLoss: logLoss(probabilities, labels),
    rce: relativeCrossEntropy(probabilities, labels),
    ece,
    reliability: bins,
    distribution,
  }
}

function zeros(): number[] {
  return Array.from({ length: BINS }, () => 0)
}
