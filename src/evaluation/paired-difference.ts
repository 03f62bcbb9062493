/** Whether one model is better than another for the same users: what each user gains, and how sure that is. */
import { bootstrapMean, type BootstrapOptions, type Interval } from './bootstrap.ts'

/** Mean over users of (a − b), with its 95 % interval. */
export interface PairedDifference extends Interval {
  /** Users whom both models served. */
  readonly users: number
}

/**
 * `a` and `b`: one figure a user, by user id; users of one side only are left out. Far narrower than the difference of
 * two intervals, because what is easy or hard about a user cancels. Undefined when no user is on both sides.
 */
export function pairedDifference(
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
  options: BootstrapOptions,
): PairedDifference | undefined {
  const gains: number[] = []
  for (const [user, mine] of a) {
    const other = b.get(user)
    if (other !== undefined) gains.push(mine - other)
  }
  const interval = bootstrapMean(gains, options)
  return interval && { ...interval, users: gains.length }
}
