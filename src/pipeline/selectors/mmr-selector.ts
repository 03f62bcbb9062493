/**
 * Maximal marginal relevance, written so that it explains itself: each pick's score is its relevance minus
 * ((1 - lambda) / lambda) · max(0, likeness to the nearest earlier pick). The same order as MMR, nothing off for the
 * first, and the pick names the item it resembles. Source: Carbonell and Goldstein, SIGIR 1998; decisions, MMR.
 */
import type { PickedItem, Query } from '../query.ts'
import type { RelevantItem, SelectedItem, Selector } from '../stage.ts'
import { stableHash } from '../../base/random.ts'

/** Lambda never falls below this: at 0 relevance would count for nothing and the penalty be infinite. */
const MIN_LAMBDA = 0.05

/** Likeness of two rows, at most 1. */
export type Likeness = (query: Query, rowA: number, rowB: number) => number

/**
 * [MM1] Lambda is 1 - `diversity`, or the config's when no diversity is given. [MM2] Ties of score are broken by the
 * seed, then by id. Penalties only grow from pick to pick, so an item is compared with the picks only when it leads by
 * what is known of it so far: the same list as comparing all with all, at a fraction of the likenesses. Source: lazy
 * greedy, Minoux 1978. Cost: at most count · pool likenesses.
 */
export function mmrSelector(name: string, likeness: Likeness): Selector {
  return {
    name,
    select(query, pool, count) {
      const price = priceOfLikeness(query)
      const waiting = pool.map((item) => new Waiting(item, stableHash(item.contentId, query.seed)))
      const picked: PickedItem[] = [...query.earlier]
      const selected: SelectedItem[] = []
      while (selected.length < count && waiting.length > 0) {
        let best = 0
        for (let at = 1; at < waiting.length; at++) if (beats(waiting[at], waiting[best])) best = at
        const leader = waiting[best]
        if (!leader) break
        if (price > 0 && leader.compared < picked.length) {
          leader.compareWith(picked, price, (row) => likeness(query, leader.item.row, row))
          continue
        }
        waiting.splice(best, 1)
        selected.push(leader.toSelected())
        picked.push(leader.item)
      }
      return selected
    },
  }
}

/** (1 - lambda) / lambda: what one unit of likeness takes off. */
function priceOfLikeness({ options: { diversity }, config }: Query): number {
  const lambda = Math.max(MIN_LAMBDA, diversity === undefined ? config.mmrLambda : 1 - diversity)
  return (1 - lambda) / lambda
}

/** An item that is not picked yet, with what is known of its penalty. */
class Waiting {
  readonly item: RelevantItem
  readonly tie: number
  /** How many of the picks its penalty counts. */
  compared = 0
  #penalty = 0
  #nearest: string | undefined

  constructor(item: RelevantItem, tie: number) {
    this.item = item
    this.tie = tie
  }

  /** The score by the picks compared with so far: never below the true one. */
  get score(): number {
    return this.item.relevance - this.#penalty
  }

  compareWith(picked: readonly PickedItem[], price: number, likenessTo: (row: number) => number): void {
    for (const { row, contentId } of picked.slice(this.compared)) {
      const penalty = price * Math.max(0, likenessTo(row))
      if (penalty <= this.#penalty) continue
      this.#penalty = penalty
      this.#nearest = contentId
    }
    this.compared = picked.length
  }

  toSelected(): SelectedItem {
    const nearest = this.#nearest === undefined ? {} : { nearest: this.#nearest }
    return { ...this.item, finalScore: this.score, penalty: this.#penalty, ...nearest }
  }
}

function beats(a: Waiting | undefined, b: Waiting | undefined): boolean {
  if (!a || !b) return false
  if (a.score !== b.score) return a.score > b.score
  return a.tie === b.tie ? a.item.contentId < b.item.contentId : a.tie < b.tie
}
