/** PR-AUC as average precision: the area under the steps of the precision-recall curve. */
import { eachTie, type ScoredRows } from './scored-rows.ts'

/**
 * In (0, 1]: Σ over ties, highest score first, of (recall gained by the tie) × (precision once all of the tie is taken).
 * No interpolation between points: that flatters. A model that gives one score to all gets the base rate. Undefined
 * without a positive (or when none weighs anything). `weights` as in `eachTie`. Cost: O(n) after the ordering.
 * Source: Davis and Goadrich, 2006.
 */
export function averagePrecision(rows: ScoredRows, weights?: ArrayLike<number>): number | undefined {
  let found = 0
  let taken = 0
  let area = 0
  eachTie(
    rows,
    (tie) => {
      found += tie.positives
      taken += tie.positives + tie.negatives
      if (tie.positives > 0) area += tie.positives * (found / taken)
    },
    weights,
  )
  return found > 0 ? area / found : undefined
}
