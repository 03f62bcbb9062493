/** Whom invented visitors follow before the first visit: by what they like and by what everybody follows. */
import { type Random, seededRandom, stableHash } from '../../base/random.ts'
import type { GeneratedCreators } from './generated-items.ts'
import type { GeneratedUser } from './invent-users.ts'
import { beta, pareto, weightedDraw } from './random-draws.ts'
import type { Topics } from './topics.ts'

/** A follow. `since` epoch ms; `weight` in [0, 1]. */
export interface GeneratedFollow {
  readonly creator: number
  readonly since: number
  readonly weight: number
}

/** Share of follows among creators of a topic that the visitor likes; the others are of anybody. */
const HOMOPHILY = 0.7
/** Visitors who follow nobody. */
const LONER_SHARE = 0.05
const FEWEST_FOLLOWS = 3
const FOLLOWS_SHAPE = 1.5
const MOST_FOLLOWS = 150
/** One visitor follows this part of all creators at most. */
const MOST_PART = 0.5
const WEIGHT_BETA = [2, 3] as const

/** The follows of visitor `user` from between the account's first day and `start`, ascending by `since`. */
export type FollowsOf = (user: number, facts: GeneratedUser) => readonly GeneratedFollow[]

export function followsBefore(
  creators: GeneratedCreators,
  topics: Topics,
  { seed, start }: { readonly seed: number; readonly start: number },
): FollowsOf {
  const anybody = weightedDraw(creators.pull)
  const byTopic = topics.tagsOf.map((_, topic) => {
    const ids = creators.topics.flatMap((own, creator) => (own.includes(topic) ? [creator] : []))
    return { ids, draw: weightedDraw(ids.map((creator) => creators.pull[creator] ?? 0)) }
  })
  const topicOf = new Map(topics.tagsOf.flatMap((tags, topic) => tags.map((tag) => [tag, topic] as const)))

  return (user, { interests, createdAt, creator: self }) => {
    const random = seededRandom(stableHash(`follows ${user}`, seed))
    if (createdAt >= start || random() < LONER_SHARE) return []
    const tags = [...interests.keys()]
    const drawTag = weightedDraw([...interests.values()])
    const most = Math.min(MOST_FOLLOWS, Math.floor(MOST_PART * creators.n))
    const wanted = Math.min(most, Math.floor(pareto(random, FEWEST_FOLLOWS, FOLLOWS_SHAPE)))
    const chosen = new Set<number>()
    // Few creators of few topics: some draws find nobody new.
    for (let tries = 0; chosen.size < wanted && tries < 4 * wanted; tries++) {
      const creator = (random() < HOMOPHILY ? likeMinded(random) : undefined) ?? anybody(random)
      if (creator !== undefined && creator !== self) chosen.add(creator)
    }
    return [...chosen]
      .map((creator) => ({
        creator,
        since: Math.floor(createdAt + random() * (start - createdAt)),
        weight: beta(random, ...WEIGHT_BETA),
      }))
      .toSorted((a, b) => a.since - b.since || a.creator - b.creator)

    function likeMinded(from: Random): number | undefined {
      const tag = tags[drawTag(from) ?? -1]
      const among = byTopic[topicOf.get(tag ?? -1) ?? -1]
      const at = among?.draw(from)
      return at === undefined ? undefined : among?.ids[at]
    }
  }
}
