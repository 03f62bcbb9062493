/** How well probabilities tell toxic texts from others. */
import { averagePrecision } from '../../src/evaluation/average-precision.ts'
import { bootstrap, type Interval } from '../../src/evaluation/bootstrap.ts'
import { precisionAtRecall } from '../../src/evaluation/precision-at-recall.ts'
import { rocAuc } from '../../src/evaluation/roc-auc.ts'
import { type ScoredRows, scoredRows } from '../../src/evaluation/scored-rows.ts'

/** Figures in [0, 1] with 95 % intervals over texts; undefined where one label is missing. */
export interface WordFigures {
  readonly texts: number
  readonly toxic: number
  readonly auc: Interval | undefined
  readonly prAuc: Interval | undefined
  /** Precision where 90 % of what is toxic is found (SPEC EV5). */
  readonly precision: Interval | undefined
  /** Share of toxic texts above each threshold, in the order of `THRESHOLDS`. */
  readonly found: readonly number[]
  /** Share of other texts above each. */
  readonly wronglyHeld: readonly number[]
}

/** Of the seed's rule: a mild factor above the first, a heavy one above the second. */
export const THRESHOLDS = [0.5, 0.7] as const
const RECALL = 0.9
const SEED = 42
const RESAMPLES = 500

export function wordFigures(probabilities: Float64Array, labels: readonly (0 | 1)[]): WordFigures {
  const rows = scoredRows(probabilities, labels)
  const of = (label: 0 | 1): Float64Array => probabilities.filter((_, row) => labels[row] === label)
  const interval = (figure: (times: Int32Array) => number | undefined): Interval | undefined =>
    bootstrap(rows.n, figure, { seed: SEED, resamples: RESAMPLES })
  return {
    texts: rows.n,
    toxic: of(1).length,
    auc: interval((times) => rocAuc(rows, times)),
    prAuc: interval((times) => averagePrecision(rows, times)),
    precision: interval((times) => precisionAtRecall(repeated(rows, times), RECALL)?.precision),
    found: THRESHOLDS.map((threshold) => shareAbove(of(1), threshold)),
    wronglyHeld: THRESHOLDS.map((threshold) => shareAbove(of(0), threshold)),
  }
}

/** Share of `values` above `threshold`; 0 for none. */
export function shareAbove(values: Float64Array, threshold: number): number {
  return values.length === 0 ? 0 : values.filter((value) => value > threshold).length / values.length
}

/** Rows as often as `times` says, still in order: sorting each resample again would cost far more. */
function repeated({ scores, labels, order }: ScoredRows, times: Int32Array): ScoredRows {
  const rows = [...order].flatMap((row) => Array.from({ length: times[row] ?? 0 }, () => row))
  return {
    n: rows.length,
    scores: rows.map((row) => scores[row] ?? 0),
    labels: rows.map((row) => labels[row] ?? 0),
    order: Int32Array.from(rows, (_, at) => at),
  }
}
