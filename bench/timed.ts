/** Times one piece of work over cases that differ, so that no call finds the caches of the one before. */
import { percentiles, type Percentiles } from './quantile.ts'

export interface Rounds {
  /** Rounds over all cases that do not count. */
  readonly warmUp: number
  readonly counted: number
}

/** Milliseconds a call. */
export async function timed<T>(
  cases: readonly T[],
  work: (one: T, at: number) => unknown,
  { warmUp, counted }: Rounds,
): Promise<Percentiles> {
  const times: number[] = []
  for (let round = -warmUp; round < counted; round++) {
    for (const [at, one] of cases.entries()) {
      const startedAt = performance.now()
      await work(one, at)
      if (round >= 0) times.push(performance.now() - startedAt)
    }
  }
  return percentiles(times)
}
