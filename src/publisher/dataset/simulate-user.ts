/** One invented visitor's visits: what came into view, what became of it, and whom the visitor followed for it. */
import { seededRandom, stableHash } from '../../base/random.ts'
import { DAY_MS, HOUR_MS } from '../../base/time.ts'
import { engageProbability, followProbability, type LookFacts, type TruthBase } from './engagement-truth.ts'
import type { GeneratedFollow } from './generated-follows.ts'
import type { GeneratedItems } from './generated-items.ts'
import { type GeneratedUser, hoursApart } from './invent-users.ts'
import type { ItemShelves } from './item-shelves.ts'
import { drawDwell, readingMs } from './look-dwell.ts'
import { beta, exponential, weightedDraw } from './random-draws.ts'
import { planVisits } from './visit-plan.ts'

/** A look as it is handed out: valid until the next one. `kind` is an index in INTERACTION_KINDS. */
export interface SimulatedLook {
  readonly item: number
  readonly ts: number
  readonly kind: number
  readonly followed: boolean
  readonly dwellMs: number
  readonly visit: number
  readonly pEngage: number
  readonly pFollow: number
  /** What the probabilities were made of. */
  readonly facts: LookFacts
}

export interface SimulatedWorld {
  readonly seed: number
  readonly items: GeneratedItems
  readonly shelves: ItemShelves
  readonly base: TruthBase
  /** Epoch ms of the first and the last visits. */
  readonly start: number
  readonly end: number
}

/** How items come into view, as shares: of those followed, of what is liked, of what is popular; the rest by chance. */
const EXPOSURE = { following: 0.5, interest: 0.2, popular: 0.2 } as const
/** Engaged looks by kind: likes, reshares, replies. */
const LIKE_SHARE = 0.72
const RESHARE_SHARE = 0.14
const LIKE = 1
const RESHARE = 2
const REPLY = 3
/** Between two looks. */
const SCROLL_MS = 1_500
const FOLLOW_WEIGHT_BETA = [2, 3] as const
/** Times another shelf is asked when one has nothing new. */
const ASKS = 4

/**
 * Hands every look of visitor `user` to `onLook`, ascending in time, at most `looks` of them, and returns the follows
 * that came of them. No item comes twice, none before it was published, none of the visitor's own. The same arguments
 * give the same looks. Cost: O(looks · log items).
 */
export function simulateUser(
  user: number,
  facts: GeneratedUser,
  before: readonly GeneratedFollow[],
  looks: number,
  { seed, items, shelves, base, start, end }: SimulatedWorld,
  onLook: (look: SimulatedLook) => void,
): readonly GeneratedFollow[] {
  const random = seededRandom(stableHash(`visits ${user}`, seed))
  const followed = before.map(({ creator }) => creator)
  const following = new Set(followed)
  const came: GeneratedFollow[] = []
  const seen = new Set<number>()
  const creatorLooks = new Map<number, number>()
  const creatorEngaged = new Map<number, number>()
  const tags = [...facts.interests.keys()]
  const drawTag = weightedDraw([...facts.interests.values()])
  const isNew = (row: number): boolean =>
    !seen.has(row) && (facts.creator < 0 || items.creatorAt[row] !== facts.creator)

  const from = Math.max(start, facts.createdAt)
  let now = from
  planVisits(looks, { from, to: end, hours: facts.hours }, random).forEach((planned, visit) => {
    now = Math.max(now, planned.start)
    for (let left = planned.looks; left > 0; left--) {
      const row = nextItem()
      if (row === undefined) return
      look(row, visit)
    }
  })
  return came

  function nextItem(): number | undefined {
    for (let asks = 0; asks < ASKS; asks++) {
      const row = fromShelf(random())
      if (row !== undefined) return row
    }
    return shelves.any(now, isNew, random)
  }

  function fromShelf(at: number): number | undefined {
    if (at < EXPOSURE.following) {
      const creator = followed[Math.floor(random() * followed.length)]
      return creator === undefined ? undefined : shelves.ofCreator(creator, now, isNew, random)
    }
    if (at < EXPOSURE.following + EXPOSURE.interest) {
      const tag = tags[drawTag(random) ?? -1]
      return tag === undefined ? undefined : shelves.ofTag(tag, now, isNew, random)
    }
    if (at < EXPOSURE.following + EXPOSURE.interest + EXPOSURE.popular) return shelves.popular(now, isNew, random)
    return shelves.any(now, isNew, random)
  }

  function look(row: number, visit: number): void {
    const creator = items.creatorAt[row] ?? -1
    const about: LookFacts = {
      following: following.has(creator),
      interest: interestIn(row),
      quality: items.quality[row] ?? Number.NaN,
      ageMs: now - (items.createdAt[row] ?? now),
      hoursOff: Math.min(...facts.hours.map((hour) => hoursApart((now % DAY_MS) / HOUR_MS, hour))),
      creatorLooks: creatorLooks.get(creator) ?? 0,
      creatorEngaged: creatorEngaged.get(creator) ?? 0,
      ease: facts.ease,
    }
    const pEngage = engageProbability(about, base)
    const pFollow = creator < 0 ? 0 : followProbability(about, base)
    const engaged = random() < pEngage
    const follows = engaged && random() < pFollow
    const reading = readingMs(items.wordCount[row] ?? 0, items.hasMedia[row] === 1)
    const dwellMs = drawDwell(reading, engaged, random)
    onLook({
      item: row,
      ts: now,
      kind: engaged ? kindOf(random()) : 0,
      followed: follows,
      dwellMs,
      visit,
      pEngage,
      pFollow: pEngage * pFollow,
      facts: about,
    })
    seen.add(row)
    if (creator >= 0) {
      creatorLooks.set(creator, about.creatorLooks + 1)
      if (engaged) creatorEngaged.set(creator, about.creatorEngaged + 1)
    }
    now += dwellMs
    if (follows) {
      following.add(creator)
      followed.push(creator)
      came.push({ creator, since: now, weight: beta(random, ...FOLLOW_WEIGHT_BETA) })
    }
    now += Math.ceil(exponential(random, SCROLL_MS)) + 1
  }

  function interestIn(row: number): number {
    let sum = 0
    for (let at = items.tagStart[row] ?? 0; at < (items.tagStart[row + 1] ?? 0); at++) {
      sum += (facts.interests.get(items.tag[at] ?? -1) ?? 0) * (items.tagWeight[at] ?? 0)
    }
    return Math.min(1, sum)
  }
}

function kindOf(at: number): number {
  return at < LIKE_SHARE ? LIKE : at < LIKE_SHARE + RESHARE_SHARE ? RESHARE : REPLY
}
