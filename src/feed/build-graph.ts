/** Makes the graph file out of many people's follows and looks. Nothing that fewer than `minPeople` did is in it. */
import { CO_VISITS, CONNECTIONS, type Edge, strongest } from './feed-graph.ts'
import type { FeedItems } from './feed-items.ts'
import { itemsKey } from './items-key.ts'
import type { ModelBlock, ModelFile } from '../models/model-file.ts'

/** One person's part: whom they follow, and the rows that held them, in time order. */
export interface PersonPart {
  readonly follows: readonly number[]
  readonly engaged: readonly number[]
}

export interface GraphOptions {
  /** decisions 29: at least 20, but for generated data. */
  readonly minPeople: number
  readonly seed: number
  readonly dataDigest: string
}

/** How much of what people did is left in the graph, each in [0, 1]. */
export interface GraphCoverage {
  /** Creators with followers of whom the number may be told. */
  readonly creators: number
  /** Creators with at least one connection. */
  readonly connected: number
  /** Contents with at least one co-visit. */
  readonly contents: number
}

/** Positions apart at which two looks still count as of one visit's thread. Source: evaluation notes, co-visitation. */
const WINDOW = 10

/** Cost: O(follows a person squared + looks · 10). */
export function buildGraph(
  people: readonly PersonPart[],
  items: FeedItems,
  { minPeople, seed, dataDigest }: GraphOptions,
): { readonly file: ModelFile; readonly coverage: GraphCoverage } {
  const followers = new Float64Array(items.creators.length)
  const looks = new Float64Array(items.size)
  const together = new PairCounts(items.creators.length)
  const visited = new PairCounts(items.size)
  for (const { follows, engaged } of people) {
    for (const creator of new Set(follows)) followers[creator] = followers[creator]! + 1
    for (const row of new Set(engaged)) looks[row] = looks[row]! + 1
    together.add(pairsOf([...new Set(follows)], Number.POSITIVE_INFINITY))
    visited.add(pairsOf([...new Set(engaged)], WINDOW))
  }
  const told = followers.map((count) => (count >= minPeople ? count : 0))
  const connections = together.edges(minPeople, followers, CONNECTIONS)
  const coVisits = visited.edges(minPeople, looks, CO_VISITS)
  const blocks = new Map<string, ModelBlock>([
    ['followers', Float32Array.from(told)],
    ['connections', triples(connections)],
    ['co-visits', triples(coVisits)],
  ])
  const file: ModelFile = {
    header: {
      schemaVersion: 1,
      kind: 'graph',
      sizes: [items.creators.length, items.size],
      inputs: [],
      outputs: [],
      normalisation: { mean: [], scale: [] },
      seed,
      dataDigest,
      blocks: [...blocks].map(([name, { length }]) => ({ name, length })),
      more: { creators: items.creators.map(({ id }) => id), items: itemsKey(items), minPeople },
    },
    blocks,
  }
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)
  const coverage = {
    creators: share(told.filter((count) => count > 0).length, followers.filter((count) => count > 0).length),
    connected: share(connections.size, items.creators.length),
    contents: share(coVisits.size, items.size),
  }
  return { file, coverage }
}

/** People a pair of indices had in common. */
class PairCounts {
  readonly #counts = new Map<number, number>()
  readonly #size: number

  constructor(size: number) {
    this.#size = size
  }

  /** Pairs of one person, each once. */
  add(pairs: Iterable<readonly [number, number]>): void {
    for (const [a, b] of pairs) {
      const key = Math.min(a, b) * this.#size + Math.max(a, b)
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
    }
  }

  /** Pairs of at least `minPeople`, both ways; strength = common / sqrt(of a · of b): the cosine of who did it. */
  edges(minPeople: number, counts: Float64Array, limit: number): ReadonlyMap<number, readonly Edge[]> {
    const all = new Map<number, Edge[]>()
    const add = (from: number, edge: Edge): void => {
      const others = all.get(from)
      if (others) others.push(edge)
      else all.set(from, [edge])
    }
    for (const [key, common] of this.#counts) {
      if (common < minPeople) continue
      const b = key % this.#size
      const a = (key - b) / this.#size
      const strength = common / Math.sqrt(counts[a]! * counts[b]!)
      add(a, { to: b, strength })
      add(b, { to: a, strength })
    }
    return new Map([...all].toSorted((a, b) => a[0] - b[0]).map(([from, edges]) => [from, strongest(edges, limit)]))
  }
}

function* pairsOf(indices: readonly number[], reach: number): Generator<readonly [number, number]> {
  for (let a = 0; a < indices.length; a++) {
    for (let b = a + 1; b < indices.length && b - a <= reach; b++) yield [indices[a]!, indices[b]!]
  }
}

function triples(edges: ReadonlyMap<number, readonly Edge[]>): Float32Array<ArrayBuffer> {
  const flat: number[] = []
  for (const [from, list] of edges) for (const { to, strength } of list) flat.push(from, to, strength)
  return Float32Array.from(flat)
}
