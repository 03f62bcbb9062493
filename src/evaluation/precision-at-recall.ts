/** The precision that a filter has left when it must find most of what it looks for. */
import { eachTie, type ScoredRows } from './scored-rows.ts'

/** A threshold (rows scored at least as high are taken) and what it reaches. */
export interface OperatingPoint {
  readonly threshold: number
  readonly precision: number
  readonly recall: number
}

/** Recalls are sums of fractions: a target that is reached up to rounding is reached. */
const ROUNDING = 1e-12

/**
 * The point of highest precision among all thresholds with recall ≥ `recall` (in (0, 1]); of equals, the one of higher
 * recall. Ties are taken whole. Undefined without a positive row. Source: the seed's Precision@Recall, .9 for its safety models.
 */
export function precisionAtRecall(rows: ScoredRows, recall: number): OperatingPoint | undefined {
  let positives = 0
  eachTie(rows, (tie) => void (positives += tie.positives))
  if (positives === 0) return undefined
  let found = 0
  let taken = 0
  let best: OperatingPoint | undefined
  eachTie(rows, (tie) => {
    found += tie.positives
    taken += tie.positives + tie.negatives
    const point = { threshold: tie.score, precision: found / taken, recall: found / positives }
    if (point.recall >= recall - ROUNDING && point.precision >= (best?.precision ?? 0)) best = point
  })
  return best
}
