/** Scores with their labels, ordered once, so that every metric of discrimination reads them in one pass. */
import { DocentError } from '../base/docent-error.ts'

/** Rows from the highest score to the lowest. Equal scores form one tie: no metric may tell its rows apart. */
export interface ScoredRows {
  readonly n: number
  readonly scores: ArrayLike<number>
  /** 0 or 1 a row. */
  readonly labels: ArrayLike<number>
  /** Int32Array[n]: row indices, highest score first, ties by row. */
  readonly order: Int32Array
}

/** What a tie holds; weights are counts unless rows were weighted. */
export interface Tie {
  readonly score: number
  readonly positives: number
  readonly negatives: number
}

/**
 * Orders rows. `scores` are any finite numbers or infinities; `labels` 0 or 1, as many. Errors: `evaluation-invalid`,
 * naming the first row at fault. Cost: O(n log n).
 */
export function scoredRows(scores: ArrayLike<number>, labels: ArrayLike<number>): ScoredRows {
  requireLabels(scores, labels)
  const n = scores.length
  for (let row = 0; row < n; row++) if (Number.isNaN(scores[row])) throw notANumber(row)
  const order = Int32Array.from({ length: n }, (_, row) => row)
  order.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
  return { n, scores, labels, order }
}

/**
 * The ties, highest score first. `weights`: how much each row counts (at least 0), 1 by default; a tie of weight 0 is
 * still there. Cost: O(n).
 */
export function tiesOf(rows: ScoredRows, weights?: ArrayLike<number>): readonly Tie[] {
  const ties: Tie[] = []
  let at = 0
  while (at < rows.n) {
    const score = rows.scores[rows.order[at] ?? 0] ?? 0
    let positives = 0
    let negatives = 0
    for (; at < rows.n && rows.scores[rows.order[at] ?? 0] === score; at++) {
      const row = rows.order[at] ?? 0
      const weight = weights?.[row] ?? 1
      if (rows.labels[row] === 1) positives += weight
      else negatives += weight
    }
    ties.push({ score, positives, negatives })
  }
  return ties
}

/** Throws `evaluation-invalid` unless there is a label of 0 or 1 for each value. */
export function requireLabels(values: ArrayLike<number>, labels: ArrayLike<number>): void {
  if (values.length !== labels.length)
    throw new DocentError(
      'evaluation-invalid',
      `Expected a label for each of ${values.length} rows, found ${labels.length}. Give both from the same rows.`,
      { rows: values.length, labels: labels.length },
    )
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row]
    if (label !== 0 && label !== 1)
      throw new DocentError(
        'evaluation-invalid',
        `Expected the label 0 or 1 at row ${row}, found ${label}. Label each row as engaged or not.`,
        { row },
      )
  }
}

function notANumber(row: number): DocentError {
  return new DocentError(
    'evaluation-invalid',
    `Expected a number as the score of row ${row}, found NaN. Mend the model that scored it.`,
    { row },
  )
}
