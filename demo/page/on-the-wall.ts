/** What hangs on the wall: the feed, the works like one, the hits of a search, or the visitor's own list. */
import { idsOf } from '../feed/hang-feed.ts'
import type { SearchHit } from 'docent'
import type { PageState } from './state.ts'

export interface Wall {
  readonly ids: readonly string[]
  /** Of a list that was recommended; a search has none. */
  readonly recommId: string | undefined
  /** The hits, where it is a search. */
  readonly hits: readonly SearchHit[]
}

export function onTheWall({ view, feed, similar, search, waiting, shelf }: PageState): Wall {
  if (view === 'feed') return { ids: idsOf(feed.list), recommId: feed.list?.recommId, hits: [] }
  if (!similar && search?.result) {
    const { items } = search.result
    return { ids: items.map((item) => item.contentId), recommId: undefined, hits: items }
  }
  const list = similar ? similar.list : (waiting ?? shelf)
  return { ids: idsOf(list), recommId: list?.recommId, hits: [] }
}
