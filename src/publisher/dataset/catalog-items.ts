/** A real catalog as the items of a generated data set: its works, tags and creators; labels and audiences are invented. */
import { creatorIdOf, tagKey } from '../../contracts/content.ts'
import type { Random } from '../../base/random.ts'
import { DAY_MS } from '../../base/time.ts'
import type { ContentStore } from '../../ports/content-store.ts'
import { type GeneratedItems, labelShares, MOST_PULL, PULL_SHAPE } from './generated-items.ts'
import { pareto } from './random-draws.ts'
import { type Topics, topicsOfTags } from './topics.ts'

/** Items without a date are as old as the invented ones at most, in days before the last visit. */
const DAYS_BACK = 40
const MOST_TOPICS = 3

export interface CatalogItems {
  readonly items: GeneratedItems
  readonly topics: Topics
  /** The newest publication of the catalog, epoch ms; undefined where it has none. */
  readonly newest: number | undefined
}

/** Rows as in `catalog`. Quality is the publisher's, else its popularity, else unknown. `end`: epoch ms of the last visit. */
export function catalogItems(
  catalog: ContentStore,
  end: (newest: number | undefined) => number,
  random: Random,
): CatalogItems {
  const contents = Array.from({ length: catalog.size }, (_, row) => catalog.contentAt(row))
  const topics = topicsOfTags(contents.map(({ tags }) => tags.map(tagKey)))
  const tagAt = new Map(topics.tags.map((key, index) => [key, index]))
  const newest = contents.reduce<number | undefined>(
    (latest, { publishedAt }) => (publishedAt === undefined ? latest : Math.max(latest ?? publishedAt, publishedAt)),
    undefined,
  )
  const last = end(newest)
  const creatorIds = [...new Set(contents.flatMap((content) => creatorIdOf(content) ?? []))]
  const creatorRow = new Map(creatorIds.map((id, index) => [id, index]))
  const creatorAt = Int32Array.from(contents, (content) => creatorRow.get(creatorIdOf(content) ?? '') ?? -1)
  const shares = labelShares()

  const tagStart = new Int32Array(contents.length + 1)
  const tag: number[] = []
  const tagWeight: number[] = []
  contents.forEach(({ tags }, row) => {
    const weights = new Map<number, number>()
    for (const one of tags) {
      const index = tagAt.get(tagKey(one)) ?? -1
      weights.set(index, Math.max(weights.get(index) ?? 0, one.weight))
    }
    const norm = Math.hypot(...weights.values()) || 1
    for (const [index, weight] of weights) {
      tag.push(index)
      tagWeight.push(weight / norm)
    }
    tagStart[row + 1] = tag.length
  })

  const items: GeneratedItems = {
    n: contents.length,
    idAt: (row) => contents[row]?.id ?? '',
    creatorAt,
    createdAt: Float64Array.from(
      contents,
      ({ publishedAt }) => publishedAt ?? Math.floor(last - random() * DAYS_BACK * DAY_MS),
    ),
    wordCount: Int32Array.from(contents, ({ wordCount }) => wordCount),
    hasMedia: Uint8Array.from(contents, ({ hasImage, durationSeconds }) =>
      Number(hasImage || durationSeconds !== undefined),
    ),
    tagStart,
    tag: Int32Array.from(tag),
    tagWeight: Float64Array.from(tagWeight),
    quality: Float64Array.from(contents, ({ quality, popularity }) => quality ?? popularity ?? Number.NaN),
    nsfw: Uint8Array.from(contents, () => Number(random() < shares.nsfw)),
    toxic: Uint8Array.from(contents, () => Number(random() < shares.toxic)),
    creators: {
      n: creatorIds.length,
      idAt: (creator) => creatorIds[creator] ?? '',
      topics: topicsByCreator(creatorIds.length, { creatorAt, tagStart, tag, popularity: topics.popularity }),
      pull: Float64Array.from(creatorIds, () => Math.min(MOST_PULL, pareto(random, 1, PULL_SHAPE))),
    },
  }
  return { items, topics, newest }
}

/** The tags that most of a creator's items carry, of those that are anybody's interest. */
function topicsByCreator(
  creators: number,
  columns: {
    readonly creatorAt: Int32Array
    readonly tagStart: Int32Array
    readonly tag: readonly number[]
    readonly popularity: Float64Array
  },
): readonly (readonly number[])[] {
  const { creatorAt, tagStart, tag, popularity } = columns
  const counts = Array.from({ length: creators }, () => new Map<number, number>())
  creatorAt.forEach((creator, row) => {
    const own = counts[creator]
    if (!own) return
    for (let at = tagStart[row] ?? 0; at < (tagStart[row + 1] ?? 0); at++) {
      const index = tag[at] ?? -1
      if ((popularity[index] ?? 0) > 0) own.set(index, (own.get(index) ?? 0) + 1)
    }
  })
  return counts.map((own) =>
    [...own]
      .toSorted(([a, m], [b, n]) => n - m || a - b)
      .slice(0, MOST_TOPICS)
      .map(([index]) => index),
  )
}
