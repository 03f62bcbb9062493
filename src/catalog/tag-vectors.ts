/** Tags as vectors: what every ContentStore answers with, computed in one place so that all adapters agree to the bit. */
import { type Content, tagKey } from '../contracts/content.ts'
import type { TagVector } from '../ports/content-store.ts'

/** A content's own tag weights by tag key, keys ascending. A tag that is named twice counts once, by its larger weight. */
export function tagWeights(content: Pick<Content, 'tags'>): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  for (const tag of content.tags) {
    const key = tagKey(tag)
    weights.set(key, Math.max(tag.weight, weights.get(key) ?? 0))
  }
  return new Map([...weights].toSorted(byKey))
}

/** Every tag key of the contents, ascending by UTF-16 code unit, with the number of contents that carry it. */
export function countTags(contents: readonly Pick<Content, 'tags'>[]): ReadonlyMap<string, number> {
  return new Map([...countKeys(contents.map(tagWeights))].toSorted(byKey))
}

function countKeys(tagged: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const weights of tagged) for (const key of weights.keys()) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/**
 * One unit-length sparse vector a content, in the order given: weight · idf by key, keys ascending, with
 * idf = ln(1 + n / count(key)) over all n contents, so that a tag carried by everything still counts ln 2. A content
 * without tags has the empty vector. Never throws. Source: Spärck Jones 1972, smoothed. Cost: O(tags · log tags).
 */
export function tagVectors(contents: readonly Pick<Content, 'tags'>[]): readonly TagVector[] {
  const tagged = contents.map(tagWeights)
  const counts = countKeys(tagged)
  const idfOf = (key: string): number => Math.log(1 + contents.length / (counts.get(key) ?? 1))
  return tagged.map((own) => {
    const weights = Float64Array.from(own, ([key, weight]) => weight * idfOf(key))
    const norm = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0))
    return { keys: [...own.keys()], weights: weights.map((weight) => weight / norm) }
  })
}

function byKey([a]: readonly [string, number], [b]: readonly [string, number]): number {
  return a < b ? -1 : a > b ? 1 : 0
}
