/** How well one answered request was ranked: five metrics of the first k, with binary relevance. */

/** A request and what the visitor then engaged with. */
export interface RankedRequest {
  /** Ids, best first. An id that comes again counts as a miss: it was a wasted place. */
  readonly ranked: readonly string[]
  /** Ids that were engaged with; may hold ids that were not ranked. */
  readonly relevant: ReadonlySet<string>
}

/**
 * NDCG@k in [0, 1]: Σ over hits at rank r ≤ k of 1 / log2(r + 1), divided by the same sum for min(k, |relevant|) hits at
 * the top. 0 when nothing is relevant or ranked. Source: Järvelin and Kekäläinen, 2002, gains 0 and 1.
 */
export function ndcgAt(k: number, { ranked, relevant }: RankedRequest): number {
  let ideal = 0
  for (let rank = 1; rank <= Math.min(k, relevant.size); rank++) ideal += discount(rank)
  let gained = 0
  for (const rank of hitRanks(k, ranked, relevant)) gained += discount(rank)
  return ideal === 0 ? 0 : gained / ideal
}

/** Precision@k in [0, 1]: hits among the first k, divided by k, also when fewer than k were ranked. `k` at least 1. */
export function precisionAt(k: number, { ranked, relevant }: RankedRequest): number {
  return hitRanks(k, ranked, relevant).length / k
}

/** Recall@k in [0, 1]: hits among the first k, divided by |relevant|; 0 when nothing is relevant. */
export function recallAt(k: number, { ranked, relevant }: RankedRequest): number {
  return relevant.size === 0 ? 0 : hitRanks(k, ranked, relevant).length / relevant.size
}

/** The request's term of MRR@k: 1 / rank of the first hit among the first k, 0 without one. Source: Voorhees, 1999. */
export function reciprocalRankAt(k: number, { ranked, relevant }: RankedRequest): number {
  const first = hitRanks(k, ranked, relevant)[0]
  return first === undefined ? 0 : 1 / first
}

/** The request's term of HitRate@k: 1 with any hit among the first k, else 0. */
export function hitAt(k: number, { ranked, relevant }: RankedRequest): number {
  return hitRanks(k, ranked, relevant).length > 0 ? 1 : 0
}

/** What a hit at this rank (from 1) is worth. */
function discount(rank: number): number {
  return 1 / Math.log2(rank + 1)
}

/** Ranks (from 1, ascending) of the hits among the first k, each relevant id once. */
function hitRanks(k: number, ranked: readonly string[], relevant: ReadonlySet<string>): readonly number[] {
  const met = new Set<string>()
  const ranks: number[] = []
  for (let at = 0; at < Math.min(k, ranked.length); at++) {
    const id = ranked[at] ?? ''
    if (!relevant.has(id) || met.has(id)) continue
    met.add(id)
    ranks.push(at + 1)
  }
  return ranks
}
