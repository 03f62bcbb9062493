/**
 * FeedGraph: what is known of people together, never of one: followers of a creator, creators followed by the same people,
 * contents that held the same people. Read from the model file of kind 'graph'; without one, from what creators show.
 */
import type { FeedItems } from './feed-items.ts'
import { itemsKey } from './items-key.ts'
import type { ModelBlock, ModelFile } from '../models/model-file.ts'

/** `to`: index of a creator or row of a content; `strength` in (0, 1]. */
export interface Edge {
  readonly to: number
  readonly strength: number
}

export interface FeedGraph {
  /** People who follow a creator; 0 where unknown or too few to be told. */
  followers(creator: number): number
  /** Creators near a creator, the strongest first, at most 20. */
  connections(creator: number): readonly Edge[]
  /** Rows that held the people whom this row held, the strongest first, at most 10. */
  coVisited(row: number): readonly Edge[]
}

/** Strongest edges kept of a creator, and of a content. */
export const CONNECTIONS = 20
export const CO_VISITS = 10

/** Least likeness of what two creators show to count as a connection where no people are known. */
const TOPIC_CONNECTION = 0.6
const NONE: readonly Edge[] = []

/**
 * Reads a graph file for these items: creators by id, those that the catalog does not have left out; co-visits only where
 * the file was made for the very same contents, whose rows it names.
 */
export function openFeedGraph(file: ModelFile, items: FeedItems): FeedGraph {
  const names = Array.isArray(file.header.more?.['creators']) ? file.header.more['creators'] : []
  const creators = Int32Array.from(names, (id) => (typeof id === 'string' ? (items.creatorIndex(id) ?? -1) : -1))
  const followers = new Map<number, number>()
  file.blocks.get('followers')?.forEach((count, at) => followers.set(creators[at] ?? -1, count))
  const connections = readEdges(file.blocks.get('connections'), (index) => creators[index] ?? -1)
  const isOfTheseItems = file.header.more?.['items'] === itemsKey(items)
  const coVisits = isOfTheseItems ? readEdges(file.blocks.get('co-visits'), (row) => row) : undefined
  return {
    followers: (creator) => followers.get(creator) ?? 0,
    connections: (creator) => connections.get(creator) ?? NONE,
    coVisited: (row) => coVisits?.get(row) ?? NONE,
  }
}

/** Without people: creators are connected by what they show. Worked out when first asked. Cost: O(creators) a creator. */
export function topicGraph(items: FeedItems): FeedGraph {
  const known = new Map<number, readonly Edge[]>()
  const connectionsOf = (creator: number): readonly Edge[] => {
    const own = items.creators[creator]?.topics ?? new Map<number, number>()
    const edges: Edge[] = []
    items.creators.forEach(({ topics }, to) => {
      if (to === creator) return
      let strength = 0
      for (const [tag, weight] of own) strength += weight * (topics.get(tag) ?? 0)
      if (strength >= TOPIC_CONNECTION) edges.push({ to, strength: Math.min(1, strength) })
    })
    return strongest(edges, CONNECTIONS)
  }
  return {
    followers: () => 0,
    connections(creator) {
      const held = known.get(creator) ?? connectionsOf(creator)
      known.set(creator, held)
      return held
    },
    coVisited: () => NONE,
  }
}

/** Descending by strength, ties by lower index. */
export function strongest(edges: readonly Edge[], limit: number): readonly Edge[] {
  return edges.toSorted((a, b) => b.strength - a.strength || a.to - b.to).slice(0, limit)
}

/** Triples from, to, strength. Edges with an end that is not here are left out. */
function readEdges(
  block: ModelBlock | undefined,
  indexOf: (index: number) => number,
): ReadonlyMap<number, readonly Edge[]> {
  const edges = new Map<number, Edge[]>()
  if (!block) return edges
  for (let at = 0; at + 2 < block.length; at += 3) {
    const from = indexOf(block[at]!)
    const to = indexOf(block[at + 1]!)
    if (from < 0 || to < 0) continue
    const edge = { to, strength: block[at + 2]! }
    const others = edges.get(from)
    if (others) others.push(edge)
    else edges.set(from, [edge])
  }
  return edges
}
