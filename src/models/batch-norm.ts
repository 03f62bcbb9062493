/** Batch normalisation in training (Ioffe & Szegedy 2015): by the batch's own statistics, which the running ones follow. */
import { type BatchNorm, NORM_EPSILON } from './network.ts'

/** How far a step moves the running statistics to the batch's (PyTorch's default). */
const MOMENTUM = 0.1

/** What the way back needs of the way there: [rows x m] standardised sums, [m] factors. */
export interface NormTrace {
  readonly standardised: Float64Array
  readonly factor: Float64Array
}

/** Normalises z [rows x m] in place, keeps the trace, and moves the running mean and the unbiased running variance. */
export function normaliseBatch(z: Float64Array, rows: number, norm: BatchNorm, trace: NormTrace): void {
  const { gamma, beta, mean, variance } = norm
  const { standardised, factor } = trace
  const m = gamma.length
  for (let j = 0; j < m; j++) {
    let sum = 0
    for (let at = j; at < rows * m; at += m) sum += z[at]!
    const centre = sum / rows
    let squares = 0
    for (let at = j; at < rows * m; at += m) squares += (z[at]! - centre) ** 2
    const root = 1 / Math.sqrt(squares / rows + NORM_EPSILON)
    factor[j] = root
    mean[j] = mean[j]! + MOMENTUM * (centre - mean[j]!)
    // A batch of one has no variance of its own to tell.
    if (rows > 1) variance[j] = variance[j]! + MOMENTUM * (squares / (rows - 1) - variance[j]!)
    for (let at = j; at < rows * m; at += m) {
      const value = (z[at]! - centre) * root
      standardised[at] = value
      z[at] = gamma[j]! * value + beta[j]!
    }
  }
}

/** Turns dOut [rows x m] into what the loss gains per sum, in place, and adds to the gradients of gamma and beta. */
export function normaliseBatchGradient(
  dOut: Float64Array,
  rows: number,
  norm: BatchNorm,
  { standardised, factor }: NormTrace,
  dGamma: Float64Array,
  dBeta: Float64Array,
): void {
  const m = norm.gamma.length
  for (let j = 0; j < m; j++) {
    let sum = 0
    let along = 0
    for (let at = j; at < rows * m; at += m) {
      sum += dOut[at]!
      along += dOut[at]! * standardised[at]!
    }
    dGamma[j] = dGamma[j]! + along
    dBeta[j] = dBeta[j]! + sum
    const scale = (norm.gamma[j]! * factor[j]!) / rows
    for (let at = j; at < rows * m; at += m) {
      dOut[at] = scale * (rows * dOut[at]! - sum - standardised[at]! * along)
    }
  }
}
