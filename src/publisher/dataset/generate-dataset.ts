/** Generates a data set with a known hidden truth. Pure: the same wish gives the same tables. */
import { seededRandom, stableHash } from '../../base/random.ts'
import { DAY_MS } from '../../base/time.ts'
import type { ContentStore } from '../../ports/content-store.ts'
import { catalogItems } from './catalog-items.ts'
import { followsBefore, type GeneratedFollow } from './generated-follows.ts'
import type { GeneratedItems } from './generated-items.ts'
import { inventItems } from './invent-items.ts'
import { type GeneratedUser, inventUsers } from './invent-users.ts'
import { itemShelves } from './item-shelves.ts'
import { LookColumns } from './look-columns.ts'
import { shareOut } from './share-out.ts'
import { simulateUser } from './simulate-user.ts'
import { inventedTopics, type Topics } from './topics.ts'
import { truthBase } from './truth-base.ts'

export interface GenerateWish {
  readonly users: number
  /** Not counted with a catalog, whose items these are then. */
  readonly items: number
  readonly interactions: number
  readonly seed: number
  readonly catalog?: ContentStore
  /** Epoch ms of the first day of visits; else the 30 days end with the catalog's newest item, or as START_AT says. */
  readonly start?: number
}

export interface GeneratedData {
  readonly start: number
  readonly end: number
  readonly topics: Topics
  readonly items: GeneratedItems
  readonly users: readonly GeneratedUser[]
  /** Looks planned by user: visits of the user are these, as long as there are items left. */
  readonly looksOf: Int32Array
  /** By user, ascending by `since`. */
  readonly follows: readonly (readonly GeneratedFollow[])[]
  /** Ascending by ts, then by user. */
  readonly looks: LookColumns
}

/** Days of visits: the window of the engine's memory. */
export const VISIT_DAYS = 30
/** 2026-01-01: any day would do, a fixed one makes the same bytes. */
const START_AT = Date.UTC(2026, 0, 1)
/** One visitor in ten publishes, at least two, so that each has somebody else's items to see. */
const CREATOR_SHARE = 0.1
const FEWEST_CREATORS = 2
/** Nobody sees more than this part of all items. */
const MOST_SEEN_PART = 0.5

/**
 * Generates `wish`. No users, no items or no interactions give empty tables. Fewer looks than asked come where there
 * are too few items for the visitors. `onUser` hears of every visitor simulated. Cost: O(interactions · log items),
 * about 60 bytes of memory an interaction and 100 an item.
 */
export function generateDataset(wish: GenerateWish, onUser: () => void = () => {}): GeneratedData {
  const { seed } = wish
  const creatorIds = inventCreatorIds(wish)
  const { items, topics, start } = itemsOf(wish, creatorIds)
  const end = start + VISIT_DAYS * DAY_MS
  const users = inventUsers(wish.users, topics, {
    seed,
    start,
    days: VISIT_DAYS,
    creatorOf: (user) => (creatorIds && user < creatorIds.length ? user : -1),
    topicsOfCreator: (creator) => items.creators.topics[creator] ?? [],
  })
  const looksOf = shareOut(
    wish.interactions,
    users.map(({ activity }) => activity),
    Math.floor(items.n * MOST_SEEN_PART),
  )
  const shelves = itemShelves(items, topics.tags.length)
  const before = followsBefore(items.creators, topics, { seed, start })
  const scene = { seed, items, shelves, start, end }
  const base = truthBase(users, looksOf, before, scene)

  const looks = new LookColumns(looksOf.reduce((sum, count) => sum + count, 0))
  const follows = users.map((user, at) => {
    const first = before(at, user)
    const came = simulateUser(at, user, first, looksOf[at] ?? 0, { ...scene, base }, (look) => looks.add(at, look))
    onUser()
    return [...first, ...came]
  })
  looks.sortByTime(Math.min(start, end))
  return { start, end, topics, items, users, looksOf, follows, looks }
}

/** Ids of the visitors who publish: the first ones; none with a catalog, whose creators are others. */
function inventCreatorIds({ users, catalog }: GenerateWish): readonly string[] | undefined {
  if (catalog) return undefined
  const count = users < FEWEST_CREATORS ? 0 : Math.max(FEWEST_CREATORS, Math.round(users * CREATOR_SHARE))
  return Array.from({ length: count }, (_, at) => userId(at))
}

function itemsOf(
  { catalog, items: count, seed, start: wished }: GenerateWish,
  creatorIds: readonly string[] | undefined,
): { items: GeneratedItems; topics: Topics; start: number } {
  const random = seededRandom(stableHash('items', seed))
  if (!catalog) {
    const topics = inventedTopics()
    const start = wished ?? START_AT
    return {
      topics,
      start,
      items: inventItems(topics, { items: count, creatorIds: creatorIds ?? [], start, days: VISIT_DAYS }, random),
    }
  }
  const startOf = (newest: number | undefined): number =>
    wished ?? (newest === undefined ? START_AT : Math.ceil(newest / DAY_MS) * DAY_MS - VISIT_DAYS * DAY_MS)
  const found = catalogItems(catalog, (newest) => startOf(newest) + VISIT_DAYS * DAY_MS, random)
  return { items: found.items, topics: found.topics, start: startOf(found.newest) }
}

/** The public name of visitor `at`. */
export function userId(at: number): string {
  return `u${at + 1}`
}
