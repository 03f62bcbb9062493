/** How unlike one another the items of a list are. */

/**
 * Diversity@k: 1 − mean likeness over all pairs among the first k. `likeness` is symmetric and at most 1 (a cosine, or a
 * share of tags in common), so the result is at least 0 for it and at most 2 for a cosine. Undefined for fewer than two
 * items. Cost: k² / 2 calls. Source: Ziegler et al., 2005.
 */
export function intraListDiversityAt(
  k: number,
  list: readonly string[],
  likeness: (a: string, b: string) => number,
): number | undefined {
  const items = list.slice(0, k)
  let sum = 0
  let pairs = 0
  items.forEach((a, at) => {
    for (const b of items.slice(at + 1)) {
      sum += likeness(a, b)
      pairs++
    }
  })
  return pairs === 0 ? undefined : 1 - sum / pairs
}
