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

/** Likenesses of a row with each of `rows`, at most 1. */
export type Likeness = (query: Query, row: number, rows: Int32Array) => Float64Array

/**
 * [MM1] Lambda is 1 - `diversity`, or the config's when no diversity is given. [MM2] Ties of score are broken by the
 * seed, then by id. Each pick is compared once with all that still waits, in one call. Cost: count · pool likenesses;
 * measured (SPEC VX19) that is faster than to compare less by keeping bounds.
 */
export function mmrSelector(name: string, likeness: Likeness): Selector {
  return {
    name,
    select(query, pool, count) {
      const price = priceOfLikeness(query)
      const waiting = new Waiting(pool, query.seed)
      const compareWith = ({ row, contentId }: PickedItem): void => {
        if (price > 0 && waiting.size > 0) waiting.compareWith(contentId, price, likeness(query, row, waiting.rows))
      }
      query.earlier.forEach(compareWith)
      const selected: SelectedItem[] = []
      while (selected.length < count) {
        const next = waiting.takeBest()
        if (!next) break
        selected.push(next)
        if (selected.length < count) compareWith(next)
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

/** Items that are not picked yet, in no order, with their penalties so far: parallel arrays of `size` that count. */
class Waiting {
  size: number
  readonly #items: RelevantItem[]
  readonly #ties: number[]
  readonly #rows: Int32Array
  readonly #penalties: Float64Array
  readonly #nearest: (string | undefined)[]

  constructor(pool: readonly RelevantItem[], seed: number) {
    this.size = pool.length
    this.#items = [...pool]
    this.#ties = pool.map(({ contentId }) => stableHash(contentId, seed))
    this.#rows = Int32Array.from(pool, ({ row }) => row)
    this.#penalties = new Float64Array(pool.length)
    this.#nearest = pool.map(() => undefined)
  }

  get rows(): Int32Array {
    return this.#rows.subarray(0, this.size)
  }

  /** Notes how like the waiting items are to one that was picked; of equal penalties the earliest pick is named. */
  compareWith(pickedId: string, price: number, likenesses: Float64Array): void {
    const penalties = this.#penalties
    for (let at = 0; at < this.size; at++) {
      const penalty = price * Math.max(0, likenesses[at]!)
      if (penalty <= penalties[at]!) continue
      penalties[at] = penalty
      this.#nearest[at] = pickedId
    }
  }

  /** Takes out the item of the highest score; undefined when none waits. */
  takeBest(): SelectedItem | undefined {
    let best = 0
    for (let at = 1; at < this.size; at++) if (this.#beats(at, best)) best = at
    const item = this.#items[best]
    if (!item || this.size === 0) return undefined
    const penalty = this.#penalties[best]!
    const nearest = this.#nearest[best]
    const last = --this.size
    this.#items[best] = this.#items[last]!
    this.#ties[best] = this.#ties[last]!
    this.#rows[best] = this.#rows[last]!
    this.#penalties[best] = this.#penalties[last]!
    this.#nearest[best] = this.#nearest[last]
    return { ...item, finalScore: item.relevance - penalty, penalty, ...(nearest === undefined ? {} : { nearest }) }
  }

  // In range: both below `size`.
  #beats(a: number, b: number): boolean {
    const difference = this.#scoreAt(a) - this.#scoreAt(b)
    if (difference !== 0) return difference > 0
    const tie = this.#ties[a]! - this.#ties[b]!
    return tie === 0 ? this.#items[a]!.contentId < this.#items[b]!.contentId : tie < 0
  }

  #scoreAt(at: number): number {
    return this.#items[at]!.relevance - this.#penalties[at]!
  }
}
