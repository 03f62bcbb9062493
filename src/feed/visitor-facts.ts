/** VisitorFacts: everything about one visitor and moment that the twenty features read; worked out once a request. */
import { clusterLikeness, visitorClusters } from './sim-clusters.ts'
import { directionLikeness, visitorTowerInputs } from './tower-inputs.ts'
import { type Interests, interestsOf } from './interests.ts'
import type { FeedCatalog } from './feed-catalog.ts'
import type { FeedVisitor } from './feed-visitor.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../base/time.ts'
import { RealGraph } from './real-graph.ts'

/** Where a content stands to a visitor. Every content has exactly one, so a training row's source is known. Seed. */
export type Relation = 'InNetwork' | 'Graph' | 'OutOfNetwork'

const NEAR = 1
const FOLLOWED = 2

/** A pause longer than this ends a visit. */
const VISIT_GAP_MS = 30 * MINUTE_MS

export interface VisitorFacts {
  readonly catalog: FeedCatalog
  /** Epoch ms. */
  readonly now: number
  readonly interests: Interests
  readonly realGraph: RealGraph
  /** Creators whose works are of relation Graph, the closest first. */
  readonly neighbourhood: readonly number[]
  readonly following: number
  readonly looks: number
  /** Days since the first look that is known; 0 for none. */
  readonly ageDays: number
  /** Looks a day since then, a day at least. */
  readonly looksPerDay: number
  /** Shannon entropy of the positive leanings, in bits; 0 for none or one. */
  readonly interestEntropy: number
  /** Seconds since the visit that is under way began; 0 when none is. */
  readonly visitSeconds: number
  /** Share of engaged looks within an hour of this time of day, less what chance gives; in [-1/12, 11/12]; 0 for none. */
  readonly hourMatch: number
  readonly relationOf: (row: number) => Relation
  /** SimClusters cosine with a row, in [0, 1]. */
  readonly simclusters: (row: number) => number
  /** TwHIN cosine with a row, in [-1, 1]; by tags alone where there is no tower or the row has no vector. */
  readonly twhin: (row: number) => number
}

/**
 * Pure. Looks at or after `now` are left out, so that a clock that jumped back shows no future. Cost: O(looks + tags) and
 * one pass of the visitor's tower.
 */
export function describeVisitor(
  visitor: FeedVisitor,
  catalog: FeedCatalog,
  { now, neighbourhood: limit }: { readonly now: number; readonly neighbourhood: number },
): VisitorFacts {
  const { items, graph, models } = catalog
  const looks = visitor.looks.filter(({ ts }) => ts < now)
  const past = { ...visitor, looks }
  const interests = interestsOf(past, items)
  const followed = new Set(Object.keys(visitor.follows).flatMap((id) => items.creatorIndex(id) ?? []))
  const realGraph = new RealGraph(followed, interests, items, graph)
  const neighbourhood = realGraph.neighbourhood(limit)
  const relations = new Uint8Array(items.creators.length)
  for (const creator of neighbourhood) relations[creator] = NEAR
  for (const creator of followed) relations[creator] = FOLLOWED
  const coVisited = new Set<number>()
  for (const { contentId, engaged } of looks) {
    const row = engaged ? items.rowOf(contentId) : undefined
    if (row !== undefined) for (const { to } of graph.coVisited(row)) coVisited.add(to)
  }
  const clusters = visitorClusters(interests.leaning, items)
  const interestEntropy = entropyOf(interests.leaning)
  const inputs = visitorTowerInputs(interests, looks.length, interestEntropy, catalog.axes)
  const vector = interests.norm === 0 ? undefined : models.visitorTower?.embed(inputs)
  const first = looks[0]?.ts ?? now
  const ageDays = (now - first) / DAY_MS
  return {
    catalog,
    now,
    interests,
    realGraph,
    neighbourhood,
    following: followed.size,
    looks: looks.length,
    ageDays,
    looksPerDay: looks.length / Math.max(1, ageDays),
    interestEntropy,
    visitSeconds: visitSeconds(
      looks.map(({ ts }) => ts),
      now,
    ),
    hourMatch: hourMatch(
      looks.filter(({ engaged }) => engaged).map(({ ts }) => ts),
      now,
    ),
    relationOf: (row) => {
      const relation = relations[items.creatorAt[row]!]
      if (relation === FOLLOWED) return 'InNetwork'
      return relation === NEAR || (coVisited.size > 0 && coVisited.has(row)) ? 'Graph' : 'OutOfNetwork'
    },
    simclusters: (row) => clusterLikeness(clusters, catalog.clusters, row),
    twhin: (row) => {
      const item = vector && catalog.itemVectorAt(row)
      if (vector && item) return cosine(vector, item)
      return interests.norm === 0 ? 0 : directionLikeness(inputs, catalog.itemInputsAt(row))
    },
  }
}

function entropyOf(leaning: Float64Array): number {
  let sum = 0
  for (const weight of leaning) if (weight > 0) sum += weight
  let bits = 0
  for (const weight of leaning) if (weight > 0) bits -= (weight / sum) * Math.log2(weight / sum)
  return bits
}

/** `times` ascending, all before `now`. */
function visitSeconds(times: readonly number[], now: number): number {
  let start = now
  for (const ts of times.toReversed()) {
    if (start - ts > VISIT_GAP_MS) break
    start = ts
  }
  return (now - start) / SECOND_MS
}

/** Time of day is compared round the clock, so no time zone is needed. */
function hourMatch(times: readonly number[], now: number): number {
  if (times.length === 0) return 0
  const near = times.filter((ts) => {
    const apart = (now - ts) % DAY_MS
    return Math.min(apart, DAY_MS - apart) <= HOUR_MS
  })
  return near.length / times.length - (2 * HOUR_MS) / DAY_MS
}

function cosine(a: Float64Array, b: Float32Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!
  return Math.min(1, Math.max(-1, sum))
}
