/** How little known the listed items are. */

/** What everybody did before the split. */
export interface Popularity {
  /** Interactions of an item; 0 for one that nobody met. */
  readonly countOf: (id: string) => number
  /** Interactions of all items. */
  readonly total: number
  /** Items of the catalog. */
  readonly items: number
}

/**
 * Novelty@k in bits: mean, over all listed items of the first k, of −log2(share), share = (count + 1) / (total + items).
 * One is added to every count, so that an item nobody met is novel and not infinite; log2(items) is what a catalog
 * without any interaction gives. Undefined when nothing is listed. Source: Vargas and Castells, 2011; Laplace's rule.
 */
export function noveltyAt(
  k: number,
  lists: Iterable<readonly string[]>,
  { countOf, total, items }: Popularity,
): number | undefined {
  let bits = 0
  let listed = 0
  for (const list of lists)
    for (const id of list.slice(0, k)) {
      bits -= Math.log2((countOf(id) + 1) / (total + items))
      listed++
    }
  return listed === 0 ? undefined : bits / listed
}
