/**
 * Picks by score, where each further work of a creator, and each of a main tag, counts less, down to a floor:
 * factor = floor + (1 - floor) · decay^n for n earlier picks. What that took off names the last of them. Source:
 * x-algorithm 2026, author diversity; seed: diversity scorer.
 */
import type { PickedItem, Query } from '../query.ts'
import type { RelevantItem, SelectedItem, Selector } from '../stage.ts'
import { feedRequestOf } from '../feed-request.ts'
import { stableHash } from '../../base/random.ts'

export const decaySelector: Selector = {
  name: 'decay',
  /** Ties by the seed, then by id. Scores of 0 or below are not made smaller. Cost: O(count · pool). */
  select(query, pool, count) {
    const earlier = new Picks(query)
    query.earlier.forEach((item) => earlier.add(item))
    const waiting = pool.map((item) => ({ item, tie: stableHash(item.contentId, query.seed) }))
    const selected: SelectedItem[] = []
    while (selected.length < count && waiting.length > 0) {
      let best = 0
      let picked: SelectedItem | undefined
      waiting.forEach(({ item, tie }, at) => {
        const next = earlier.priced(item)
        const better = picked ? next.finalScore - picked.finalScore || (waiting[best]?.tie ?? 0) - tie : 1
        if (better > 0 || (better === 0 && picked && next.contentId < picked.contentId)) [best, picked] = [at, next]
      })
      if (!picked) break
      waiting.splice(best, 1)
      selected.push(picked)
      earlier.add(picked)
    }
    return selected
  },
}

interface Earlier {
  readonly times: number
  readonly last: string
}

/** What was picked so far, by creator and by main tag. */
class Picks {
  readonly #query: Query
  readonly #byCreator = new Map<number, Earlier>()
  readonly #byTag = new Map<number, Earlier>()

  constructor(query: Query) {
    this.#query = query
  }

  add({ row, contentId }: PickedItem): void {
    const { creator, tag } = this.#groupsOf(row)
    this.#byCreator.set(creator, { times: (this.#byCreator.get(creator)?.times ?? 0) + 1, last: contentId })
    this.#byTag.set(tag, { times: (this.#byTag.get(tag)?.times ?? 0) + 1, last: contentId })
  }

  priced(item: RelevantItem): SelectedItem {
    const { creatorDecay, creatorFloor, tagDecay, tagFloor } = this.#query.config.feed
    const { creator, tag } = this.#groupsOf(item.row)
    const sameCreator = creator < 0 ? undefined : this.#byCreator.get(creator)
    const sameTag = tag < 0 ? undefined : this.#byTag.get(tag)
    const factor = factorOf(sameCreator, creatorDecay, creatorFloor) * factorOf(sameTag, tagDecay, tagFloor)
    const penalty = item.relevance > 0 ? item.relevance * (1 - factor) : 0
    const nearest = (sameCreator ?? sameTag)?.last
    if (penalty === 0 || nearest === undefined) return { ...item, finalScore: item.relevance, penalty: 0 }
    return { ...item, finalScore: item.relevance - penalty, penalty, nearest }
  }

  /** -1 for none. */
  #groupsOf(row: number): { readonly creator: number; readonly tag: number } {
    const { items } = feedRequestOf(this.#query).facts.catalog
    return { creator: items.creatorAt[row] ?? -1, tag: items.tagsAt[row]?.tags[0] ?? -1 }
  }
}

function factorOf(earlier: Earlier | undefined, decay: number, floor: number): number {
  return earlier ? floor + (1 - floor) * decay ** earlier.times : 1
}
