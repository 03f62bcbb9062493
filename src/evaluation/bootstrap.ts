/** Intervals by resampling whole users: the requests of one user are not independent, users are. */
import { percentile } from './percentile.ts'
import { seededRandom } from '../base/random.ts'

/** Resamples. Source: evaluation.md, common rules; Efron and Tibshirani, 1993, ask for 1,000 or more. */
const RESAMPLES = 2000
/** The two ends of a 95 % interval. */
const LOW_SHARE = 0.025
const HIGH_SHARE = 0.975

/** A figure and its 95 % interval, in the unit of the figure. */
export interface Interval {
  readonly value: number
  readonly low: number
  readonly high: number
}

export interface BootstrapOptions {
  readonly seed: number
  readonly resamples?: number
}

/**
 * Percentile bootstrap of any figure. `users`: how many there are; `figure(times)` gives the figure when user u counts
 * times[u] times (Int32Array[users], reused between calls), undefined where it is not defined: that resample is left out.
 * `value` is the figure of all users once. Undefined when that is, or without users. The same seed gives the same
 * interval. Cost: resamples × (users + figure). Source: Efron and Tibshirani, 1993, chapter 13.
 */
export function bootstrap(
  users: number,
  figure: (times: Int32Array) => number | undefined,
  { seed, resamples = RESAMPLES }: BootstrapOptions,
): Interval | undefined {
  const times = new Int32Array(users).fill(1)
  const value = users === 0 ? undefined : figure(times)
  if (value === undefined) return undefined
  const random = seededRandom(seed)
  const found: number[] = []
  for (let resample = 0; resample < resamples; resample++) {
    times.fill(0)
    for (let draw = 0; draw < users; draw++) {
      const user = Math.floor(random() * users)
      times[user] = (times[user] ?? 0) + 1
    }
    const again = figure(times)
    if (again !== undefined) found.push(again)
  }
  const sorted = Float64Array.from(found).sort()
  return { value, low: percentile(sorted, LOW_SHARE) ?? value, high: percentile(sorted, HIGH_SHARE) ?? value }
}

/** `bootstrap` of the mean; `values` is one figure a user (for several requests, their mean). Undefined for none. */
export function bootstrapMean(values: ArrayLike<number>, options: BootstrapOptions): Interval | undefined {
  return bootstrap(
    values.length,
    (times) => {
      let sum = 0
      for (let user = 0; user < times.length; user++) sum += (times[user] ?? 0) * (values[user] ?? 0)
      return sum / times.length
    },
    options,
  )
}
