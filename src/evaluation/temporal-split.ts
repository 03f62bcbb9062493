/** Train on what came before, test on what came after: the instant between, and the guard that holds it. */
import { DocentError } from '../base/docent-error.ts'

/** Share of the interactions that is trained on. Source: the seed, temporal split 80 / 20. */
export const TRAIN_SHARE = 0.8

export interface TemporalSplit {
  /** Epoch ms: interactions before it are of the training part, those at it or after of the test part. */
  readonly splitAt: number
  /** Rows [0, train) are the training part, rows [train, n) the test part. */
  readonly train: number
}

/**
 * Splits interactions `ts` (epoch ms, ascending) at the instant of the row at `share` of them. Rows of that very instant
 * all go to the test part, so the training part holds at most `share`, and is empty when all happened at once. For no
 * rows `splitAt` is Infinity. Errors: `evaluation-invalid` when the rows are not ascending, naming the row.
 */
export function temporalSplit(ts: ArrayLike<number>, share: number = TRAIN_SHARE): TemporalSplit {
  for (let row = 1; row < ts.length; row++) {
    if ((ts[row] ?? 0) >= (ts[row - 1] ?? 0)) continue
    throw new DocentError(
      'evaluation-invalid',
      `Expected interactions by time, but row ${row} is before row ${row - 1}. Sort them by ts.`,
      { row },
    )
  }
  const splitAt = ts[Math.floor(share * ts.length)] ?? Infinity
  let train = Math.min(ts.length, Math.floor(share * ts.length))
  while (train > 0 && ts[train - 1] === splitAt) train--
  return { splitAt, train }
}

/** Something that a model learns from, with its time. */
export interface DatedEvidence {
  readonly kind: 'interaction' | 'follow' | 'graph edge'
  readonly count: number
  /** Epoch ms. */
  readonly tsAt: (index: number) => number
  /** Says which one it is; ids only. */
  readonly nameOf: (index: number) => string
}

/**
 * Refuses evidence that a model of the training part cannot have known: anything at `splitAt` or after, and anything
 * without a time. Errors: `evaluation-leak`, naming the first found, its time, and how many there are.
 */
export function assertNoFuture(splitAt: number, evidence: readonly DatedEvidence[]): void {
  for (const { kind, count, tsAt, nameOf } of evidence) {
    let first: number | undefined
    let late = 0
    for (let index = 0; index < count; index++) {
      if (tsAt(index) < splitAt) continue
      first ??= index
      late++
    }
    if (first === undefined) continue
    const when = instant(tsAt(first))
    throw new DocentError(
      'evaluation-leak',
      `Expected only what happened before the split at ${instant(splitAt)}, found ${late} ${kind}${late > 1 ? 's' : ''} ` +
        `from the test part in training, the first ${nameOf(first)} at ${when}. Train on the rows before the split only.`,
      { kind, name: nameOf(first), late, splitAt },
    )
  }
}

/** ISO 8601, or the number itself where it is no instant. */
function instant(ts: number): string {
  const date = new Date(ts)
  return Number.isNaN(date.getTime()) ? String(ts) : date.toISOString()
}
