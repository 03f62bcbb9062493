/** How much of a catalog anyone gets to see. */

/**
 * Coverage@k in [0, 1]: different ids among the first k of all lists, divided by `catalogSize` (items that could have
 * been listed). Undefined for an empty catalog; 0 without lists. Source: Ge et al., 2010.
 */
export function catalogCoverageAt(
  k: number,
  lists: Iterable<readonly string[]>,
  catalogSize: number,
): number | undefined {
  const met = new Set<string>()
  for (const list of lists) for (const id of list.slice(0, k)) met.add(id)
  return catalogSize === 0 ? undefined : met.size / catalogSize
}
