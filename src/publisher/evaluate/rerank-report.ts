/**
 * How well each way of scoring orders what a visitor really met: every visit's own looks, best first. Lists from all items
 * are judged by what the visitor happened to be shown, which favours whatever resembles the log's own choice; this is not.
 */
import { bootstrapMean, type Interval } from '../../evaluation/bootstrap.ts'
import { heuristicRanker } from '../../feed/heuristic-ranker.ts'
import { seededRandom } from '../../base/random.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { RankedList } from './feed-lists.ts'
import { userScores } from './list-report.ts'
import type { TestRows } from './row-report.ts'
import type { TestRequest } from './test-requests.ts'

export interface RerankReport {
  readonly name: string
  /** NDCG@k, mean over users, with its 95 % interval; undefined with nothing to find. */
  readonly ndcg: Interval | undefined
}

export interface RerankPlan {
  readonly k: number
  /** First row of the test part: `rows` begin there. */
  readonly from: number
  readonly seed: number
}

/** The ranker of the feed, the rule without models, popularity, recency, random; the truth where it is known. Ties by row. */
export function rerankReports(
  dataset: Dataset,
  requests: readonly TestRequest[],
  rows: TestRows,
  { k, from, seed }: RerankPlan,
): readonly RerankReport[] {
  const { items, interactions, truth } = dataset
  const counts = new Float64Array(items.length)
  for (let row = 0; row < from; row++) {
    const item = interactions.item[row] ?? 0
    if ((interactions.kind[row] ?? 0) > 0) counts[item] = (counts[item] ?? 0) + 1
  }
  const byRule = heuristicRanker().predict(Float64Array.from(rows.x), rows.relations.length).engagement
  const random = seededRandom(seed)
  const drawn = Float64Array.from(rows.relations, () => random())
  const itemOf = (row: number): number => interactions.item[row] ?? -1
  const scores: Readonly<Record<string, (row: number) => number>> = {
    'feed ranker': (row) => rows.engagement[row - from] ?? 0,
    rule: (row) => byRule[row - from] ?? 0,
    popularity: (row) => counts[itemOf(row)] ?? 0,
    recency: (row) => items[itemOf(row)]?.createdAt ?? 0,
    random: (row) => drawn[row - from] ?? 0,
    ...(truth && { oracle: (row: number) => truth.pEngage[row] ?? 0 }),
  }
  return Object.entries(scores).map(([name, scoreOf]) => {
    const lists = requests.map(({ rows: own }): RankedList => {
      const ordered = own.toSorted((a, b) => scoreOf(b) - scoreOf(a) || a - b)
      return { ids: ordered.map((row) => items[itemOf(row)]?.id ?? ''), sources: [] }
    })
    const perUser = [...userScores(k, lists, requests).values()].map(({ ndcg }) => ndcg)
    return { name, ndcg: bootstrapMean(perUser, { seed }) }
  })
}
