/** How many letters of a word may be wrong. */

/** From this many letters on one may be wrong, and from that many on two: as Algolia and Typesense count. */
const ONE_FROM = 4
const TWO_FROM = 8

/** [SE3] Edits (insert, delete, replace) that a word of the search may be away from one of the catalog. */
export function typoTolerance(word: string): number {
  if (word.length < ONE_FROM) return 0
  return word.length < TWO_FROM ? 1 : 2
}
