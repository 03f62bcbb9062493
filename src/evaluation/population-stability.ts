/** Whether a number is distributed as it was: the population stability index of a feature or a prediction. */
import { percentile } from './percentile.ts'

/** Bins of equal share of the earlier values. Source: Siddiqi, 2006. */
const BINS = 10
/** An empty bin counts as this share, so that one value out of the blue is a shift and not infinite. */
const LEAST_SHARE = 1e-4

/**
 * PSI = Σ over bins (new − old) · ln(new / old) of the shares of the values, at least 0. Bins are cut at the deciles of
 * `before`; values that many rows share fall into one bin. Below .1 is stable, above .25 has shifted (Siddiqi, 2006).
 * 0 when either is empty. NaN counts nowhere. Cost: O(n log n).
 */
export function populationStability(before: ArrayLike<number>, after: ArrayLike<number>): number {
  const sorted = Float64Array.from(before)
    .filter((value) => !Number.isNaN(value))
    .sort()
  const cuts = new Set<number>()
  for (let bin = 1; bin < BINS; bin++) cuts.add(percentile(sorted, bin / BINS) ?? 0)
  const edges = [...cuts]
  const old = sharesOf(sorted, edges)
  const now = sharesOf(after, edges)
  if (old === undefined || now === undefined) return 0
  return old.reduce((sum, share, bin) => {
    const a = Math.max(LEAST_SHARE, now[bin] ?? 0)
    const e = Math.max(LEAST_SHARE, share)
    return sum + (a - e) * Math.log(a / e)
  }, 0)
}

/** Share of the values at or below each edge and above the one before, then of those above all; undefined for none. */
function sharesOf(values: ArrayLike<number>, edges: readonly number[]): readonly number[] | undefined {
  const counts = Array.from({ length: edges.length + 1 }, () => 0)
  let all = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN
    if (Number.isNaN(value)) continue
    const above = edges.findIndex((edge) => value <= edge)
    const bin = above < 0 ? edges.length : above
    counts[bin] = (counts[bin] ?? 0) + 1
    all++
  }
  return all === 0 ? undefined : counts.map((count) => count / all)
}
