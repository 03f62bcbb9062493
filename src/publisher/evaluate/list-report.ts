/** What lists were worth: ranking with intervals over users, and what they show of the catalog. */
import { bootstrapMean, type Interval } from '../../evaluation/bootstrap.ts'
import { byGroup } from '../../evaluation/by-group.ts'
import { catalogCoverageAt } from '../../evaluation/catalog-coverage.ts'
import { intraListDiversityAt } from '../../evaluation/intra-list-diversity.ts'
import { noveltyAt, type Popularity } from '../../evaluation/novelty.ts'
import { type RankingScores, scoreRequest, summariseRanking } from '../../evaluation/ranking-scores.ts'
import type { RankedList } from './feed-lists.ts'
import type { TestRequest } from './test-requests.ts'

export interface ListReport {
  readonly name: string
  readonly k: number
  /** Requests with anything to find, and those without. */
  readonly requests: number
  readonly leftOut: number
  readonly users: number
  /** Means over requests. */
  readonly scores: RankingScores | undefined
  /** Means over users, each user's requests averaged, with 95 % intervals. */
  readonly intervals: Readonly<Partial<Record<keyof RankingScores, Interval>>>
  /** Of the whole catalog, in [0, 1]. */
  readonly coverage: number | undefined
  /** Bits. */
  readonly novelty: number | undefined
  readonly diversity: number | undefined
}

export interface ListJudge {
  readonly k: number
  readonly catalogSize: number
  readonly popularity: Popularity
  readonly likeness: (a: string, b: string) => number
  readonly seed: number
}

const METRICS = ['ndcg', 'precision', 'recall', 'mrr', 'hitRate'] as const satisfies readonly (keyof RankingScores)[]

/** `lists` in the order of `requests`. Cost: 2,000 resamples of the users a metric. */
export function listReport(
  name: string,
  lists: readonly RankedList[],
  requests: readonly TestRequest[],
  judge: ListJudge,
): ListReport {
  const { k } = judge
  const judged = requests.map(({ user, relevant }, at) => ({
    user,
    request: { ranked: lists[at]?.ids ?? [], relevant },
  }))
  const {
    requests: counted,
    leftOut,
    scores,
  } = summariseRanking(
    k,
    judged.map(({ request }) => request),
  )
  const perUser = userScores(k, lists, requests)
  const intervals: Partial<Record<keyof RankingScores, Interval>> = {}
  for (const metric of METRICS) {
    const interval = bootstrapMean(
      [...perUser.values()].map((own) => own[metric]),
      { seed: judge.seed },
    )
    if (interval) intervals[metric] = interval
  }
  const ids = lists.map((list) => list.ids)
  const diversities = ids.flatMap((list) => intraListDiversityAt(k, list, judge.likeness) ?? [])
  return {
    name,
    k,
    requests: counted,
    leftOut,
    users: perUser.size,
    scores,
    intervals,
    coverage: catalogCoverageAt(k, ids, judge.catalogSize),
    novelty: noveltyAt(k, ids, judge.popularity),
    diversity:
      diversities.length === 0 ? undefined : diversities.reduce((sum, one) => sum + one, 0) / diversities.length,
  }
}

/** Each user's mean over their requests, by user id as text; users with nothing to find are left out. */
export function userScores(
  k: number,
  lists: readonly RankedList[],
  requests: readonly TestRequest[],
): ReadonlyMap<string, RankingScores> {
  const judged = requests.flatMap(({ user, relevant }, at) => {
    const scores = scoreRequest(k, { ranked: lists[at]?.ids ?? [], relevant })
    return scores ? [{ user: String(user), scores }] : []
  })
  return byGroup(
    judged,
    ({ user }) => user,
    (own) => {
      const mean = (metric: keyof RankingScores): number =>
        own.reduce((sum, { scores }) => sum + scores[metric], 0) / own.length
      return {
        ndcg: mean('ndcg'),
        precision: mean('precision'),
        recall: mean('recall'),
        mrr: mean('mrr'),
        hitRate: mean('hitRate'),
      }
    },
  )
}

/** What one source gave of all lists. */
export interface SourceReport {
  readonly source: string
  readonly served: number
  /** Of all that was served, in [0, 1]. */
  readonly share: number
  readonly hits: number
  /** hits / served. */
  readonly precision: number
}

/** By source, the one that served most first, ties by name. */
export function sourceReports(
  k: number,
  lists: readonly RankedList[],
  requests: readonly TestRequest[],
): readonly SourceReport[] {
  const places = lists.flatMap(({ ids, sources }, at) =>
    ids.slice(0, k).map((id, rank) => ({ source: sources[rank] ?? '', hit: requests[at]?.relevant.has(id) === true })),
  )
  const groups = byGroup(
    places,
    ({ source }) => source,
    (own) => ({ served: own.length, hits: own.filter(({ hit }) => hit).length }),
  )
  return [...groups]
    .map(([source, { served, hits }]) => ({
      source,
      served,
      share: served / places.length,
      hits,
      precision: hits / served,
    }))
    .toSorted((a, b) => b.served - a.served || (a.source < b.source ? -1 : 1))
}
