/** RealGraph: how close a visitor is to a creator, by rule. A device knows its visitor and the creators only. Seed. */
import type { FeedGraph } from './feed-graph.ts'
import type { FeedItems } from './feed-items.ts'
import type { Interests } from './interests.ts'

/** Parts of the closeness: following outright says most. Docent's own split of the seed's three parts. */
const FOLLOWING = 0.5
const MUTUAL = 0.25
const OVERLAP = 0.25

/** GraphFeatureService and RealGraph of one visitor. Creators are indices into `items.creators`. */
export class RealGraph {
  readonly #followed: ReadonlySet<number>
  /** 1 - product over followed creators of (1 - strength of the connection), by creator. */
  readonly #mutual = new Map<number, number>()
  readonly #items: FeedItems
  readonly #interests: Interests

  constructor(followed: ReadonlySet<number>, interests: Interests, items: FeedItems, graph: FeedGraph) {
    this.#followed = followed
    this.#items = items
    this.#interests = interests
    for (const creator of followed) {
      for (const { to, strength } of graph.connections(creator)) {
        this.#mutual.set(to, 1 - (1 - (this.#mutual.get(to) ?? 0)) * (1 - strength))
      }
    }
  }

  follows(creator: number): boolean {
    return this.#followed.has(creator)
  }

  /** How strongly the creators whom the visitor follows are connected with this one, in [0, 1]. */
  mutual(creator: number): number {
    return this.#mutual.get(creator) ?? 0
  }

  /** Cosine of the visitor's leaning and what the creator shows, in [0, 1]. */
  overlap(creator: number): number {
    const { leaning, norm } = this.#interests
    if (norm === 0) return 0
    let sum = 0
    for (const [tag, weight] of this.#items.creators[creator]?.topics ?? []) sum += weight * leaning[tag]!
    return Math.min(1, Math.max(0, sum / norm))
  }

  /** .5 if followed + .25 mutual + .25 overlap, in [0, 1]; 0 for creator -1. */
  closeness(creator: number): number {
    if (creator < 0) return 0
    return FOLLOWING * Number(this.follows(creator)) + MUTUAL * this.mutual(creator) + OVERLAP * this.overlap(creator)
  }

  /** The `limit` closest creators that are connected with a followed one but not followed; ties by lower index. */
  neighbourhood(limit: number): readonly number[] {
    return [...this.#mutual.keys()]
      .filter((creator) => !this.follows(creator))
      .toSorted((a, b) => this.closeness(b) - this.closeness(a) || a - b)
      .slice(0, limit)
  }
}
