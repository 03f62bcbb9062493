/** Topics: the tags that people of a generated data set care for, grouped and weighed by how many do. */

export interface Topics {
  /** Tag keys (`facet:label`). */
  readonly tags: readonly string[]
  /** Indices in `tags` by topic. */
  readonly tagsOf: readonly (readonly number[])[]
  /** How much more often a topic is chosen, by topic; above 0. */
  readonly popularity: Float64Array
}

/** Zipf's law for words and much else; below 1, so that the last topics still have people. */
const ZIPF_EXPONENT = 0.8

/** Two tags of each of twenty topics. */
const INVENTED: Readonly<Record<string, readonly [string, string]>> = {
  music: ['jazz', 'folk'],
  film: ['documentary', 'animation'],
  football: ['league', 'training'],
  cooking: ['baking', 'street-food'],
  travel: ['by-rail', 'islands'],
  science: ['space', 'biology'],
  painting: ['landscape', 'portrait'],
  books: ['novels', 'poetry'],
  nature: ['birds', 'forests'],
  history: ['antiquity', 'cities'],
  technology: ['open-source', 'hardware'],
  photography: ['street', 'film-cameras'],
  design: ['posters', 'furniture'],
  games: ['board', 'puzzles'],
  running: ['trail', 'marathon'],
  gardening: ['vegetables', 'roses'],
  theatre: ['comedy', 'opera'],
  architecture: ['bridges', 'housing'],
  craft: ['pottery', 'weaving'],
  politics: ['local', 'elections'],
}

/** 20 topics of 40 tags, the first the most loved. */
export function inventedTopics(): Topics {
  const names = Object.entries(INVENTED)
  return {
    tags: names.flatMap(([topic, labels]) => labels.map((label) => `${topic}:${label}`)),
    tagsOf: names.map((_, topic) => [2 * topic, 2 * topic + 1]),
    popularity: Float64Array.from(names, (_, topic) => 1 / (topic + 1) ** ZIPF_EXPONENT),
  }
}

/** Rarer tags than on 5 items, and tags of more than 3 of 10, say little of anybody's taste. */
const FEWEST_ITEMS = 5
const MOST_SHARE = 0.3

/**
 * Every tag of a catalog a topic of its own, as loved as items carry it. Tags on too few or too many items are nobody's
 * interest (`popularity` 0), unless there are no others. `tagLists`: the tag keys of each item.
 */
export function topicsOfTags(tagLists: readonly (readonly string[])[]): Topics {
  const counts = new Map<string, number>()
  for (const keys of tagLists) for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1)
  const entries = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  const most = MOST_SHARE * tagLists.length
  const telling = entries.map(([, count]) => (count >= FEWEST_ITEMS && count <= most ? count : 0))
  const some = telling.some((count) => count > 0)
  return {
    tags: entries.map(([key]) => key),
    tagsOf: entries.map((_, index) => [index]),
    popularity: Float64Array.from(some ? telling : entries.map(([, count]) => count)),
  }
}
