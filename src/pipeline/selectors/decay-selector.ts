/**
 * Picks by score, where each further work of a creator, and each of a main tag, counts less, down to a floor:
 * factor = floor + (1 - floor) · decay^n for n earlier picks. What that took off names the last of them. Source:
 * x-algorithm 2026, author diversity; seed: diversity scorer.
 */
import type { FeedItems } from '../../feed/feed-items.ts'
import type { PickedItem } from '../query.ts'
import type { RelevantItem, SelectedItem, Selector } from '../stage.ts'
import { feedRequestOf } from '../feed-request.ts'
import { stableHash } from '../../base/random.ts'

export const decaySelector: Selector = {
  name: 'decay',
  /** Ties by the seed, then by id. Scores of 0 or below are not made smaller. Cost: O(count · pool). */
  select(query, pool, count) {
    const { items } = feedRequestOf(query).facts.catalog
    const waiting = pool.map((item) => waitingItem(items, query.seed, item))
    const picks = { creator: new Map<number, number>(), tag: new Map<number, number>() }
    const note = (picked: PickedItem): void => {
      const { creator, tag } = groupsOf(items, picked.row)
      const { creatorDecay, creatorFloor, tagDecay, tagFloor } = query.config.feed
      const creatorFactor = factorOf(countUp(picks.creator, creator), creatorDecay, creatorFloor)
      const tagFactor = factorOf(countUp(picks.tag, tag), tagDecay, tagFloor)
      for (const other of waiting) {
        if (creator >= 0 && other.creator === creator) {
          other.creatorFactor = creatorFactor
          other.sameCreator = picked.contentId
        }
        if (tag >= 0 && other.tag === tag) {
          other.tagFactor = tagFactor
          other.sameTag = picked.contentId
        }
      }
    }
    query.earlier.forEach(note)
    const selected: SelectedItem[] = []
    while (selected.length < count && waiting.length > 0) {
      let best = 0
      for (let at = 1; at < waiting.length; at++) if (beats(waiting[at]!, waiting[best]!)) best = at
      const [next] = waiting.splice(best, 1)
      if (!next) break
      selected.push(priced(next))
      note(next.item)
    }
    return selected
  },
}

interface Waiting {
  readonly item: RelevantItem
  readonly tie: number
  /** Index of the creator and of the main tag; -1 for none. */
  readonly creator: number
  readonly tag: number
  creatorFactor: number
  tagFactor: number
  /** Content id of the last pick of the same group. */
  sameCreator?: string
  sameTag?: string
}

function waitingItem(items: FeedItems, seed: number, item: RelevantItem): Waiting {
  const tie = stableHash(item.contentId, seed)
  return { item, tie, ...groupsOf(items, item.row), creatorFactor: 1, tagFactor: 1 }
}

function groupsOf(items: FeedItems, row: number): { readonly creator: number; readonly tag: number } {
  return { creator: items.creatorAt[row] ?? -1, tag: items.tagsAt[row]?.tags[0] ?? -1 }
}

function countUp(times: Map<number, number>, group: number): number {
  const count = (times.get(group) ?? 0) + 1
  times.set(group, count)
  return count
}

function factorOf(times: number, decay: number, floor: number): number {
  return floor + (1 - floor) * decay ** times
}

function penaltyOf({ item: { relevance }, creatorFactor, tagFactor }: Waiting): number {
  return relevance > 0 ? relevance * (1 - creatorFactor * tagFactor) : 0
}

function beats(a: Waiting, b: Waiting): boolean {
  const difference = a.item.relevance - penaltyOf(a) - (b.item.relevance - penaltyOf(b))
  if (difference !== 0) return difference > 0
  return a.tie === b.tie ? a.item.contentId < b.item.contentId : a.tie < b.tie
}

function priced(waiting: Waiting): SelectedItem {
  const { item, sameCreator, sameTag } = waiting
  const penalty = penaltyOf(waiting)
  const nearest = sameCreator ?? sameTag
  const finalScore = item.relevance - penalty
  return penalty === 0 || nearest === undefined
    ? { ...item, finalScore: item.relevance, penalty: 0 }
    : { ...item, finalScore, penalty, nearest }
}
