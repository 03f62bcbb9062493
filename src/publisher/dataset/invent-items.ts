/** Invents creators and items: few creators with most of the audience, items of their topics over forty days. */
import type { Random } from '../../base/random.ts'
import { DAY_MS } from '../../base/time.ts'
import { type GeneratedCreators, type GeneratedItems, labelShares, MOST_PULL, PULL_SHAPE } from './generated-items.ts'
import { below, beta, normal, pareto, weightedDraw } from './random-draws.ts'
import type { Topics } from './topics.ts'

export interface ItemsWish {
  readonly items: number
  /** Ids of the creators: those visitors who publish. */
  readonly creatorIds: readonly string[]
  /** Epoch ms of the first visits, and days of visits. */
  readonly start: number
  readonly days: number
}

/** Items are as old as this before the first visit. */
const DAYS_BEFORE = 10
const MOST_TOPICS = 3
/** Share of a creator's items that are of the creator's topics. */
const OWN_TOPIC_SHARE = 0.85
const MOST_TAGS = 4
/** Chance of one tag more, each time. */
const MORE_TAGS = 0.5
/** Words: median and spread of a short text (log-normal). */
const MEDIAN_WORDS = 60
const WORDS_SIGMA = 0.8
const FEWEST_WORDS = 3
const MOST_WORDS = 2_000
const MEDIA_SHARE = 0.45
const NSFW_MEDIA_SHARE = 0.9
const QUALITY_BETA = 2
/** Items of a creator: how unequal, far less than audiences. */
const OUTPUT_SHAPE = 2

/** Items ascending by creation. Without creators, all items are nobody's. */
export function inventItems(topics: Topics, wish: ItemsWish, random: Random): GeneratedItems {
  const drawTopic = weightedDraw(topics.popularity)
  const creators = inventCreators(wish.creatorIds, topics, random)
  const drawCreator = weightedDraw(wish.creatorIds.map(() => pareto(random, 1, OUTPUT_SHAPE)))
  const { items: n, start, days } = wish
  const createdAt = Float64Array.from({ length: n }, () =>
    Math.floor(start - DAYS_BEFORE * DAY_MS + random() * (DAYS_BEFORE + days) * DAY_MS),
  ).toSorted()
  const creatorAt = new Int32Array(n)
  const wordCount = new Int32Array(n)
  const hasMedia = new Uint8Array(n)
  const quality = new Float64Array(n)
  const nsfw = new Uint8Array(n)
  const toxic = new Uint8Array(n)
  const tagStart = new Int32Array(n + 1)
  const tag = new Int32Array(n * MOST_TAGS)
  const tagWeight = new Float64Array(n * MOST_TAGS)
  const shares = labelShares()
  let tags = 0
  for (let row = 0; row < n; row++) {
    const creator = drawCreator(random) ?? -1
    creatorAt[row] = creator
    nsfw[row] = Number(random() < shares.nsfw)
    toxic[row] = Number(random() < shares.toxic)
    const words = Math.round(MEDIAN_WORDS * Math.exp(WORDS_SIGMA * normal(random)))
    wordCount[row] = Math.min(MOST_WORDS, Math.max(FEWEST_WORDS, words))
    hasMedia[row] = Number(random() < (nsfw[row] === 1 ? NSFW_MEDIA_SHARE : MEDIA_SHARE))
    quality[row] = beta(random, QUALITY_BETA, QUALITY_BETA)
    const chosen = chooseTags(topics, () => topicFor(creators.topics[creator] ?? []), random)
    const weight = 1 / Math.sqrt(chosen.length)
    for (const index of chosen) {
      tag[tags] = index
      tagWeight[tags++] = weight
    }
    tagStart[row + 1] = tags
  }

  function topicFor(own: readonly number[]): number {
    const topic = random() < OWN_TOPIC_SHARE ? own[below(random, own.length)] : undefined
    return topic ?? drawTopic(random) ?? 0
  }

  return {
    n,
    idAt: (row) => `i${row + 1}`,
    creatorAt,
    createdAt,
    wordCount,
    hasMedia,
    tagStart,
    tag: tag.slice(0, tags),
    tagWeight: tagWeight.slice(0, tags),
    quality,
    nsfw,
    toxic,
    creators,
  }
}

function inventCreators(ids: readonly string[], topics: Topics, random: Random): GeneratedCreators {
  const drawTopic = weightedDraw(topics.popularity)
  return {
    n: ids.length,
    idAt: (creator) => ids[creator] ?? '',
    topics: ids.map(() => {
      const own = new Set<number>()
      for (let left = 1 + below(random, MOST_TOPICS); left > 0; left--) own.add(drawTopic(random) ?? 0)
      return [...own]
    }),
    pull: Float64Array.from(ids, () => Math.min(MOST_PULL, pareto(random, 1, PULL_SHAPE))),
  }
}

/** One to four different tags: of a topic first, then of the same or another. */
function chooseTags({ tagsOf }: Topics, topicOf: () => number, random: Random): readonly number[] {
  const chosen = new Set<number>()
  const add = (): void => {
    const among = tagsOf[topicOf()] ?? []
    const index = among[below(random, among.length)]
    if (index !== undefined) chosen.add(index)
  }
  add()
  while (chosen.size < MOST_TAGS && random() < MORE_TAGS) add()
  return [...chosen]
}
