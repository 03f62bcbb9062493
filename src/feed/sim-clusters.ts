/**
 * SimClusters: sparse communities by hash. A tag belongs to one of 150 clusters; a visitor is active in the clusters of
 * the one to three tags they lean to most, an item in those of its one to three heaviest tags. Seed: embeddings, SimClusters.
 */
import type { FeedItems, RowTags } from './feed-items.ts'
import { stableHash } from '../base/random.ts'

/** Seed: ~150 predefined clusters. */
export const CLUSTERS = 150
/** Seed: 1-3 active clusters. */
const ACTIVE = 3
/** Fixed for ever: another seed would be another embedding. */
const HASH_SEED = 20_231

/** The cluster of a tag key, 0..149: deterministic on every engine. Cost: O(1). */
export function clusterOf(tag: string): number {
  return stableHash(tag, HASH_SEED) % CLUSTERS
}

/** Weights of the active clusters, unit length, zero elsewhere: Float64Array[150]; all zero for no leaning above 0. */
export function visitorClusters(leaning: Float64Array, items: FeedItems): Float64Array {
  const top: number[] = []
  leaning.forEach((value, tag) => {
    if (value <= 0) return
    let at = top.length
    while (at > 0 && leaning[top[at - 1]!]! < value) at--
    top.splice(at, 0, tag)
    if (top.length > ACTIVE) top.pop()
  })
  const clusters = new Float64Array(CLUSTERS)
  for (const tag of top) {
    const cluster = clusterOf(items.tagKeys[tag]!)
    clusters[cluster] = clusters[cluster]! + leaning[tag]!
  }
  return normalised(clusters)
}

/** Active clusters of every row: `clusters` has up to three a row, -1 for none; `weights` unit length. */
export interface ItemClusters {
  readonly clusters: Int16Array
  readonly weights: Float64Array
}

export function itemClusters(items: FeedItems): ItemClusters {
  const byTag = Int16Array.from(items.tagKeys, clusterOf)
  const clusters = new Int16Array(items.size * ACTIVE).fill(-1)
  const weights = new Float64Array(items.size * ACTIVE)
  items.tagsAt.forEach((tags, row) => activate(tags, byTag, clusters, weights, row * ACTIVE))
  return { clusters, weights }
}

/** Cosine of a visitor and a row, in [0, 1]; 0 when either has no active cluster. */
export function clusterLikeness(visitor: Float64Array, { clusters, weights }: ItemClusters, row: number): number {
  let sum = 0
  for (let at = row * ACTIVE; at < row * ACTIVE + ACTIVE && clusters[at]! >= 0; at++) {
    sum += visitor[clusters[at]!]! * weights[at]!
  }
  return Math.min(1, sum)
}

/** Two tags of one cluster fall together. */
function activate(tags: RowTags, byTag: Int16Array, clusters: Int16Array, weights: Float64Array, from: number): void {
  let count = 0
  let squares = 0
  for (let at = 0; at < Math.min(ACTIVE, tags.tags.length); at++) {
    const cluster = byTag[tags.tags[at]!]!
    let slot = 0
    while (slot < count && clusters[from + slot] !== cluster) slot++
    if (slot === count) count++
    clusters[from + slot] = cluster
    weights[from + slot] = weights[from + slot]! + tags.weights[at]!
  }
  for (let slot = 0; slot < count; slot++) squares += weights[from + slot]! ** 2
  for (let slot = 0; slot < count; slot++) weights[from + slot] = weights[from + slot]! / Math.sqrt(squares)
}

function normalised(values: Float64Array): Float64Array {
  let squares = 0
  for (const value of values) squares += value * value
  return squares === 0 ? values : values.map((value) => value / Math.sqrt(squares))
}
