/** What each head, embedding and model was worth: the same requests and looks with it switched off. */
import { pairedDifference, type PairedDifference } from '../../evaluation/paired-difference.ts'
import { rocAuc } from '../../evaluation/roc-auc.ts'
import { scoredRows } from '../../evaluation/scored-rows.ts'
import { catalogCoverageAt } from '../../evaluation/catalog-coverage.ts'
import { feedCatalogOf } from '../../feed/open-feed-catalog.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { feedLists } from './feed-lists.ts'
import type { FeedSwitch } from './feed-switches.ts'
import { userScores } from './list-report.ts'
import { type OpenedFeed, openFeedWithout } from './opened-feed.ts'
import { predictRows } from './row-report.ts'
import type { TestRequest } from './test-requests.ts'

export interface SwitchReport {
  readonly name: string
  readonly kind: FeedSwitch['kind']
  /** NDCG with everything less NDCG without: mean over users, with its 95 % interval; undefined with nothing to find. */
  readonly ndcgWorth: PairedDifference | undefined
  /** Engagement AUC with everything less AUC without; undefined where the switch does not touch the ranker. */
  readonly aucWorth: number | undefined
  /** Coverage with everything less coverage without. */
  readonly coverageWorth: number | undefined
}

export interface SwitchPlan {
  readonly dataset: Dataset
  readonly requests: readonly TestRequest[]
  /** First row of the test part. */
  readonly from: number
  readonly k: number
  readonly seed: number
}

/** One report a switch, in their order. Cost: all requests again a switch, and all looks for those of the ranker. */
export function switchReports(
  switches: readonly FeedSwitch[],
  whole: OpenedFeed,
  { dataset, requests, from, k, seed }: SwitchPlan,
): readonly SwitchReport[] {
  const userIds = dataset.users.map(({ id }) => id)
  const labels = Float64Array.from(dataset.interactions.kind.subarray(from), (kind) => Number(kind > 0))
  const ndcgOf = ({ recommend, stopwatch }: OpenedFeed) => {
    const { lists } = feedLists(requests, userIds, k, recommend, stopwatch)
    const coverage = catalogCoverageAt(
      k,
      lists.map(({ ids }) => ids),
      dataset.items.length,
    )
    return { users: new Map([...userScores(k, lists, requests)].map(([user, { ndcg }]) => [user, ndcg])), coverage }
  }
  const aucOf = ({ catalog, config, describe }: OpenedFeed): number | undefined => {
    const feed = feedCatalogOf(catalog, config.config.feed.modelsOff)
    return rocAuc(scoredRows(predictRows(dataset, feed, { ...describe, from }).engagement, labels))
  }
  const before = ndcgOf(whole)
  const aucBefore = aucOf(whole)
  return switches.map((each) => {
    const opened = openFeedWithout(whole, each)
    const after = ndcgOf(opened)
    const touchesRanker = each.masked !== undefined || each.kind === 'model'
    const aucAfter = touchesRanker ? aucOf(opened) : undefined
    return {
      name: each.name,
      kind: each.kind,
      ndcgWorth: pairedDifference(before.users, after.users, { seed }),
      aucWorth: aucBefore === undefined || aucAfter === undefined ? undefined : aucBefore - aucAfter,
      coverageWorth:
        before.coverage === undefined || after.coverage === undefined ? undefined : before.coverage - after.coverage,
    }
  })
}
