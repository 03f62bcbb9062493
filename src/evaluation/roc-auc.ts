/** AUC-ROC: how often a positive row is scored above a negative one. */
import { eachTie, type ScoredRows } from './scored-rows.ts'

/**
 * In [0, 1]: P(positive above negative) + half of P(equal), which is the Mann-Whitney U with mid-ranks divided by
 * positives × negatives. Undefined when either class is missing (or weighs nothing). `weights` as in `eachTie`.
 * Cost: O(n) after the ordering. Source: Hanley and McNeil, 1982.
 */
export function rocAuc(rows: ScoredRows, weights?: ArrayLike<number>): number | undefined {
  let above = 0
  let positives = 0
  let negatives = 0
  eachTie(
    rows,
    (tie) => {
      above += tie.negatives * (positives + tie.positives / 2)
      positives += tie.positives
      negatives += tie.negatives
    },
    weights,
  )
  return positives > 0 && negatives > 0 ? above / (positives * negatives) : undefined
}
