/** Invents visitors: what they like and say they like, when they come, and how easily they engage. */
import { type Random, seededRandom, stableHash } from '../../base/random.ts'
import { DAY_MS } from '../../base/time.ts'
import { below, beta, exponential, pareto, weightedDraw } from './random-draws.ts'
import type { Topics } from './topics.ts'

export interface GeneratedUser {
  /** Epoch ms. */
  readonly createdAt: number
  /** Hidden: weights by tag index, of unit length. */
  readonly interests: ReadonlyMap<number, number>
  /** Tag indices the visitor states: one to three of the strongest, or none. */
  readonly stated: readonly number[]
  /** Looks relative to the others'; above 0. */
  readonly activity: number
  /** Hours of the day (UTC) at which the visitor usually comes: one or two, in [0, 24). */
  readonly hours: readonly number[]
  /** How easily the visitor engages, in [0, 1], .5 in the middle. Hidden. */
  readonly ease: number
  /** Index of the creator that the visitor is, -1 for most. */
  readonly creator: number
}

const FEWEST_TOPICS = 2
const MOST_TOPICS = 5
/** Each interest weighs so much of the one before. */
const NEXT_INTEREST = 0.75
/** Chance that a visitor cares for another tag of a topic as well, and how much. */
const SECOND_TAG = 0.5
const SECOND_TAG_WEIGHT = 0.6
const STATING_SHARE = 0.8
const MOST_STATED = 3
const MEAN_AGE_DAYS = 300
/** Visitors who came while the visits were recorded, and within how much of that time. */
const NEWCOMER_SHARE = 0.1
const NEWCOMER_PART = 2 / 3
/** Activity is an exponential times a Pareto, at most so often the usual. */
const ACTIVITY_SHAPE = 3
const MOST_ACTIVITY = 12
const SECOND_HOUR_SHARE = 0.4
const HOURS_A_DAY = 24
/** Hours at which people come: most in the evening. Day of 24 hours, as shares of a maximum. */
const DAILY_RHYTHM = [2, 1, 1, 1, 1, 2, 4, 7, 8, 7, 6, 6, 8, 8, 6, 6, 6, 7, 9, 10, 10, 9, 7, 4]
const EASE_BETA = 3

/** `count` visitors, each from a seed of its own: those of a smaller data set are the first of a larger one. */
export function inventUsers(
  count: number,
  topics: Topics,
  options: {
    readonly seed: number
    readonly start: number
    readonly days: number
    readonly creatorOf: (user: number) => number
    readonly topicsOfCreator: (creator: number) => readonly number[]
  },
): readonly GeneratedUser[] {
  const drawTopic = weightedDraw(topics.popularity)
  const drawHour = weightedDraw(DAILY_RHYTHM)
  return Array.from({ length: count }, (_, user): GeneratedUser => {
    const random = seededRandom(stableHash(`user ${user}`, options.seed))
    const creator = options.creatorOf(user)
    const liked = likedTopics(creator < 0 ? [] : options.topicsOfCreator(creator))
    const interests = interestsIn(liked, topics, random)
    const strongest = [...interests].toSorted(([a, x], [b, y]) => y - x || a - b).map(([tag]) => tag)
    const hour = (): number => (drawHour(random) ?? 0) + random()
    return {
      createdAt: createdAt(),
      interests,
      stated: random() < STATING_SHARE ? strongest.slice(0, 1 + below(random, MOST_STATED)) : [],
      activity: Math.min(MOST_ACTIVITY, exponential(random, 1) * pareto(random, 1, ACTIVITY_SHAPE)),
      hours: random() < SECOND_HOUR_SHARE ? [hour(), hour()] : [hour()],
      ease: beta(random, EASE_BETA, EASE_BETA),
      creator,
    }

    function likedTopics(own: readonly number[]): readonly number[] {
      const wanted = FEWEST_TOPICS + below(random, MOST_TOPICS - FEWEST_TOPICS + 1)
      const chosen = new Set(own.slice(0, wanted))
      // Drawn again where it is known already; a catalog may have fewer topics than that.
      for (let tries = 0; chosen.size < wanted && tries < 10 * wanted; tries++) {
        const topic = drawTopic(random)
        if (topic !== undefined) chosen.add(topic)
      }
      return [...chosen]
    }

    function createdAt(): number {
      const { start, days } = options
      const since =
        random() < NEWCOMER_SHARE
          ? start + random() * NEWCOMER_PART * days * DAY_MS
          : start - exponential(random, MEAN_AGE_DAYS * DAY_MS)
      return Math.floor(since)
    }
  })
}

function interestsIn(liked: readonly number[], { tagsOf }: Topics, random: Random): ReadonlyMap<number, number> {
  const weights = new Map<number, number>()
  liked.forEach((topic, rank) => {
    const tags = tagsOf[topic] ?? []
    const first = below(random, tags.length)
    tags.forEach((tag, at) => {
      if (at === first) weights.set(tag, NEXT_INTEREST ** rank)
      else if (random() < SECOND_TAG) weights.set(tag, SECOND_TAG_WEIGHT * NEXT_INTEREST ** rank)
    })
  })
  const norm = Math.hypot(...weights.values()) || 1
  return new Map([...weights].map(([tag, weight]) => [tag, weight / norm]))
}

/** Hours between two hours of the day, at most 12. */
export function hoursApart(a: number, b: number): number {
  const apart = Math.abs(a - b) % HOURS_A_DAY
  return Math.min(apart, HOURS_A_DAY - apart)
}
