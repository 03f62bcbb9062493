/** The figures of a replay, and what they say in one sentence. Pure. */
import { hitAt, ndcgAt, type RankedRequest, reciprocalRankAt } from '../../evaluation/ranking-metrics.ts'
import type { ReplayDifference, ReplayReport, ReplayScores } from '../../contracts/replay-report.ts'
import { bootstrap } from '../../evaluation/bootstrap.ts'
import { catalogCoverageAt } from '../../evaluation/catalog-coverage.ts'
import type { ContentStore } from '../../ports/content-store.ts'
import { intraListDiversityAt } from '../../evaluation/intra-list-diversity.ts'
import type { ReplayPlan } from './plan-replay.ts'

/** Decides the resamples: the same log gives the same interval. */
const BOOTSTRAP_SEED = 8

const METRICS = { hitRate: hitAt, ndcg: ndcgAt, mrr: reciprocalRankAt } as const
type Metric = keyof typeof METRICS
type List = readonly string[]

export interface ReplayedLists {
  readonly plan: ReplayPlan
  /** For each request of the plan, in its order, the ids that each configuration lists, best first. */
  readonly lists: { readonly inForce: readonly List[]; readonly other: readonly List[] }
  readonly catalog: ContentStore
  readonly product: string
  readonly k: number
}

/** [RP13] Means over requests; differences are paired, with visits resampled. An empty plan is a report without result. */
export function replayReport({ plan, lists, catalog, product, k }: ReplayedLists): ReplayReport {
  const { of, unanswered, older, visits, requests, emptyBecause } = plan
  const facts = { product, k, of, requests: requests.length, unanswered, older, visits }
  if (emptyBecause !== undefined)
    return { ...facts, emptyBecause, sentence: `nothing to replay: ${EMPTY[emptyBecause]}` }
  const rows = (side: readonly List[], metric: Metric): readonly number[] =>
    rankedOf(plan, side).map((request) => METRICS[metric](k, request))
  const scores = (side: readonly List[]): ReplayScores => ({
    hitRate: mean(rows(side, 'hitRate')),
    ndcg: mean(rows(side, 'ndcg')),
    mrr: mean(rows(side, 'mrr')),
    coverage: catalogCoverageAt(k, side, catalog.size) ?? 0,
    diversity: diversityOf(side, k, catalog),
  })
  const difference = (metric: Metric): ReplayDifference => {
    const before = rows(lists.inForce, metric)
    const gains = rows(lists.other, metric).map((value, at) => value - (before[at] ?? 0))
    return differenceOf(gains, plan)
  }
  const result = {
    inForce: scores(lists.inForce),
    other: scores(lists.other),
    difference: { hitRate: difference('hitRate'), ndcg: difference('ndcg'), mrr: difference('mrr') },
  }
  return { ...facts, result, sentence: sentenceOf(facts, result) }
}

const EMPTY: Readonly<Record<NonNullable<ReplayReport['emptyBecause']>, string>> = {
  'no-events': 'there are no events of this visitor yet',
  'nothing-liked': 'no list is logged, and no work was liked so far',
  'nothing-liked-after-a-list': 'no work was liked in the half hour after a list',
}

function rankedOf({ requests }: ReplayPlan, side: readonly List[]): readonly RankedRequest[] {
  return requests.map(({ relevant }, at) => ({ ranked: side[at] ?? [], relevant }))
}

function diversityOf(lists: readonly List[], k: number, catalog: ContentStore): number | undefined {
  const likeness = (a: string, b: string): number => catalog.likeness(catalog.rowOf(a) ?? 0, catalog.rowOf(b) ?? 0)
  const each = lists.map((list) => intraListDiversityAt(k, list, likeness)).filter((value) => value !== undefined)
  return each.length === 0 ? undefined : mean(each)
}

/** [RP13] Requests of a visit are not independent, visits are: whole ones are resampled. */
function differenceOf(gains: readonly number[], { requests, visits }: ReplayPlan): ReplayDifference {
  if (visits < 2) return { value: mean(gains) }
  const sums = new Float64Array(visits)
  const counts = new Float64Array(visits)
  for (const [at, { visit }] of requests.entries()) {
    sums[visit] = (sums[visit] ?? 0) + (gains[at] ?? 0)
    counts[visit] = (counts[visit] ?? 0) + 1
  }
  const interval = bootstrap(
    visits,
    (times) => {
      let sum = 0
      let count = 0
      for (let visit = 0; visit < visits; visit++) {
        sum += (times[visit] ?? 0) * (sums[visit] ?? 0)
        count += (times[visit] ?? 0) * (counts[visit] ?? 0)
      }
      return sum / count
    },
    { seed: BOOTSTRAP_SEED },
  )
  return interval ?? { value: mean(gains) }
}

function sentenceOf(
  { of, requests, k, older }: Pick<ReplayReport, 'of' | 'requests' | 'k' | 'older'>,
  { inForce, other, difference }: NonNullable<ReplayReport['result']>,
): string {
  const asked = of === 'served-lists' ? `lists after which a work was liked` : `liked works`
  const { low, high } = difference.hitRate
  const isSure = low !== undefined && high !== undefined && (low > 0 || high < 0)
  return (
    `Of ${requests} ${asked}${older > 0 ? ' (the newest)' : ''}, the other configuration would have had such a work ` +
    `among its first ${k} in ${percent(other.hitRate)}, the one in force in ${percent(inForce.hitRate)}` +
    (isSure ? '.' : '; the difference may be chance.')
  )
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`
}
