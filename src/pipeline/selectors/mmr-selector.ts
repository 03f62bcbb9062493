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
 * seed, then by id. Cost: O(count · pool) likenesses.
 */
export function mmrSelector(name: string, likeness: Likeness): Selector {
  return {
    name,
    select(query, pool, count) {
      const { diversity } = query.options
      const lambda = Math.max(MIN_LAMBDA, diversity === undefined ? query.config.mmrLambda : 1 - diversity)
      const price = (1 - lambda) / lambda
      const waiting = pool.map((item) => ({ item, penalty: 0, nearest: undefined as string | undefined }))
      const ties = new Map(pool.map((item) => [item.contentId, stableHash(item.contentId, query.seed)]))
      const compareWith = (picked: PickedItem): void => {
        if (price === 0) return
        for (const one of waiting) {
          const penalty = price * Math.max(0, likeness(query, one.item.row, picked.row))
          if (penalty > one.penalty) Object.assign(one, { penalty, nearest: picked.contentId })
        }
      }
      for (const picked of query.earlier) compareWith(picked)

      const selected: SelectedItem[] = []
      while (selected.length < count && waiting.length > 0) {
        let best = 0
        for (let at = 1; at < waiting.length; at++) if (beats(waiting[at], waiting[best], ties)) best = at
        const [taken] = waiting.splice(best, 1)
        if (!taken) break
        selected.push(toSelected(taken))
        if (selected.length < count) compareWith(taken.item)
      }
      return selected
    },
  }
}

interface Waiting {
  readonly item: RelevantItem
  readonly penalty: number
  readonly nearest: string | undefined
}

function toSelected({ item, penalty, nearest }: Waiting): SelectedItem {
  return { ...item, finalScore: item.relevance - penalty, penalty, ...(nearest === undefined ? {} : { nearest }) }
}

function beats(a: Waiting | undefined, b: Waiting | undefined, ties: ReadonlyMap<string, number>): boolean {
  if (!a || !b) return false
  const scoreA = a.item.relevance - a.penalty
  const scoreB = b.item.relevance - b.penalty
  if (scoreA !== scoreB) return scoreA > scoreB
  const tieA = ties.get(a.item.contentId) ?? 0
  const tieB = ties.get(b.item.contentId) ?? 0
  return tieA === tieB ? a.item.contentId < b.item.contentId : tieA < tieB
}
