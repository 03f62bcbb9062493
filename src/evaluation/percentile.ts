/** The value below which a share of values lies. */

/**
 * `share` in [0, 1] of ascending `sorted`, linear between neighbours (Hyndman and Fan, 1996, type 7): 0 is the smallest,
 * .5 the median, 1 the largest. Undefined for no values.
 */
export function percentile(sorted: ArrayLike<number>, share: number): number | undefined {
  const at = share * (sorted.length - 1)
  const below = sorted[Math.floor(at)]
  const above = sorted[Math.ceil(at)]
  if (below === undefined || above === undefined) return undefined
  return below + (above - below) * (at - Math.floor(at))
}
