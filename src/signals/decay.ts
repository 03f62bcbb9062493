/** How much of what happened still counts. */
import { DAY_MS } from '../base/time.ts'

/**
 * [SG7] 0.5^(age / half-life), in [0, 1]. An age below 0, from a clock that jumped, counts as 0. Never NaN.
 * `ageMs`: any number; `halfLifeDays` > 0. Source: seed, recsys-contracts, half_life_days.
 */
export function decay(ageMs: number, halfLifeDays: number): number {
  return ageMs > 0 ? 0.5 ** (ageMs / (halfLifeDays * DAY_MS)) : 1
}
