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

/** What a tie holds; weights are counts unless rows were weighted. The same object at every visit. */
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
 * Visits the ties, highest score first. `weights`: how much each row counts (at least 0), 1 by default; a tie of weight 0
 * is visited too. Cost: O(n); allocates nothing, as a bootstrap asks for it thousands of times.
 */
export function eachTie(rows: ScoredRows, visit: (tie: Tie) => void, weights?: ArrayLike<number>): void {
  const { n, scores, labels, order } = rows
  const tie = { score: 0, positives: 0, negatives: 0 }
  let at = 0
  while (at < n) {
    tie.score = scores[order[at] ?? 0] ?? 0
    tie.positives = 0
    tie.negatives = 0
    for (; at < n && scores[order[at] ?? 0] === tie.score; at++) {
      const row = order[at] ?? 0
      const weight = weights?.[row] ?? 1
      if (labels[row] === 1) tie.positives += weight
      else tie.negatives += weight
    }
    visit(tie)
  }
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
