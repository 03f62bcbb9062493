/** Judges a folder of models on the part of a data set that none of them has seen. */
import { assertNoFuture, temporalSplit } from '../../evaluation/temporal-split.ts'
import { percentile } from '../../evaluation/percentile.ts'
import { DocentError } from '../../base/docent-error.ts'
import { feedCatalogOf } from '../../feed/open-feed-catalog.ts'
import { feedItemsOf } from '../../feed/feed-items.ts'
import { itemsKey } from '../../feed/items-key.ts'
import type { ModelUse } from '../../contracts/recommendation.ts'
import type { ContentStore } from '../../ports/content-store.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { datasetCatalog } from '../train/dataset-catalog.ts'
import type { ModelFolder } from '../train/model-folder.ts'
import type { TrainingRecord } from '../train/training-record.ts'
import { baselineLists } from './baselines.ts'
import { type DriftReport, driftReport } from './drift-report.ts'
import { feedExample, type FeedExample } from './feed-example.ts'
import { feedLists } from './feed-lists.ts'
import { FEED_SWITCHES, type FeedSwitch } from './feed-switches.ts'
import { type ListJudge, listReport, type ListReport, sourceReports, type SourceReport } from './list-report.ts'
import { openFeed, openFeedWithout, type OpenedFeed } from './opened-feed.ts'
import { rerankReports, type RerankReport } from './rerank-report.ts'
import { predictRows, rowReports, type RowReport } from './row-report.ts'
import { publishedSafety, safetyReports, type SafetyReport } from './safety-report.ts'
import { type SwitchReport, switchReports } from './switch-report.ts'
import { testRequests } from './test-requests.ts'

export interface EvaluateOptions {
  readonly k: number
  /** Test users at most. */
  readonly users: number
  /** Turned for the whole evaluation; then no worths are measured. */
  readonly without?: FeedSwitch
  /** Requests that the worth of each switch is measured on, at most; 0 measures none. */
  readonly worthRequests: number
  /** The catalog whose contents the models were trained on, in place of the data's items. */
  readonly catalog?: ContentStore
  readonly seed: number
  readonly stopwatch: () => number
  /** Hears what begins. */
  readonly onStep?: (what: string) => void
}

export interface EvaluationReport {
  readonly schemaVersion: 1
  readonly k: number
  readonly without: string | undefined
  readonly data: {
    readonly digest: string
    readonly generated: boolean
    readonly trainRows: number
    readonly testRows: number
  }
  readonly splitAt: string
  readonly models: readonly ModelUse[]
  readonly rows: readonly RowReport[]
  /** The feed first, then the baselines. */
  readonly lists: readonly ListReport[]
  /** The visits' own looks in another order. */
  readonly rerank: readonly RerankReport[]
  /** The feed on the first 100 test users, as the seed measures. */
  readonly firstUsers: ListReport
  readonly sources: readonly SourceReport[]
  readonly safety: readonly SafetyReport[]
  readonly worth: readonly SwitchReport[]
  readonly drift: DriftReport
  /** Milliseconds a request with explanations, in this process. */
  readonly latency: {
    readonly p50: number | undefined
    readonly p95: number | undefined
    readonly p99: number | undefined
  }
  readonly example: FeedExample | undefined
}

/** Users that the seed evaluates. */
const SEED_USERS = 100

/**
 * The whole report. Errors: `evaluation-leak` when a model knows anything of the test part; `train-catalog-mismatch`
 * when models were made for other contents, or for a catalog that is not given; `evaluation-invalid` when there is no test part.
 */
export async function evaluateFeed(
  dataset: Dataset,
  { record, files }: ModelFolder,
  options: EvaluateOptions,
): Promise<EvaluationReport> {
  const { k, users, seed, stopwatch, onStep = () => {} } = options
  const { interactions, items } = dataset
  const { splitAt, train } = temporalSplit(interactions.ts)
  assertUnseen(splitAt, record)
  if (train === interactions.n)
    throw new DocentError(
      'evaluation-invalid',
      'Expected interactions to test on, found none after the split. Give a data set with more interactions.',
      { interactions: interactions.n },
    )
  assertNamed(options.catalog, record)
  onStep('Opening the catalog')
  const base = options.catalog ?? (await datasetCatalog(items, publishedSafety(files)))
  assertSameItems(base, record)
  const looksPerMoment = record.looksPerMoment ?? Infinity
  const whole = openFeed({ base, files, looksPerMoment, seed, stopwatch })
  const feed = options.without ? openFeedWithout(whole, options.without) : whole
  const feedCatalog = feedCatalogOf(feed.catalog, feed.config.config.feed.modelsOff)

  onStep(`Describing ${interactions.n} looks`)
  const all = predictRows(dataset, feedCatalog, feed.describe)
  const test = partOf(all, train)
  const rows = rowReports(dataset, test, { from: train, seed })

  const requests = testRequests(dataset, { from: train, windowDays: feed.describe.windowDays, users })
  onStep(`Asking for ${requests.length} lists`)
  const userIds = dataset.users.map(({ id }) => id)
  const { lists, ms } = feedLists(requests, userIds, k, feed.recommend, stopwatch)
  const judge = judgeOf(dataset, train, k, seed)
  const first = new Set([...new Set(requests.map(({ user }) => user))].slice(0, SEED_USERS))
  const ofFirst = requests.flatMap(({ user }, at) => (first.has(user) ? [at] : []))
  const baselines = baselineLists(dataset, requests, { k, train, seed })
  const sorted = ms.toSorted()
  const [shown] = requests
  const worthOf = options.without ? [] : FEED_SWITCHES
  if (options.worthRequests > 0 && worthOf.length > 0) onStep(`Switching ${worthOf.length} things off, one by one`)
  return {
    schemaVersion: 1,
    k,
    without: options.without?.name,
    data: {
      digest: dataset.info.digest,
      generated: dataset.info.generated,
      trainRows: train,
      testRows: interactions.n - train,
    },
    splitAt: new Date(splitAt).toISOString(),
    models: feedCatalog.models.uses,
    rows,
    lists: [
      listReport('feed', lists, requests, judge),
      ...[...baselines].map(([name, own]) => listReport(name, own, requests, judge)),
    ],
    rerank: rerankReports(dataset, requests, test, { k, from: train, seed }),
    firstUsers: listReport(
      `feed, first ${first.size} users`,
      ofFirst.flatMap((at) => lists[at] ?? []),
      ofFirst.flatMap((at) => requests[at] ?? []),
      judge,
    ),
    sources: sourceReports(k, lists, requests),
    safety: safetyReports(files, items, splitAt),
    worth:
      options.worthRequests === 0
        ? []
        : switchReports(worthOf, feed, {
            dataset,
            requests: requests.slice(0, options.worthRequests),
            from: train,
            k,
            seed,
          }),
    drift: driftReport(
      { x: all.x.subarray(0, all.x.length - test.x.length), engagement: all.engagement.subarray(0, train) },
      test,
    ),
    latency: { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), p99: percentile(sorted, 0.99) },
    example: shown && exampleOf(feed, shown, userIds[shown.user] ?? '', k),
  }
}

function exampleOf(
  feed: OpenedFeed,
  request: Parameters<OpenedFeed['recommend']>[1],
  userId: string,
  k: number,
): FeedExample {
  const catalog = feedCatalogOf(feed.catalog, feed.config.config.feed.modelsOff)
  return feedExample(feed.recommend(userId, request, k), request, catalog, feed.describe.neighbourhood)
}

function partOf(
  { x, relations, engagement, follow }: ReturnType<typeof predictRows>,
  from: number,
): ReturnType<typeof predictRows> {
  return {
    x: x.subarray((x.length / relations.length) * from),
    relations: relations.slice(from),
    engagement: engagement.subarray(from),
    follow: follow.subarray(from),
  }
}

/** What everybody engaged with before the split is how known an item is; two items are alike by their tags. */
function judgeOf({ items, interactions }: Dataset, train: number, k: number, seed: number): ListJudge {
  const counts = new Map<string, number>()
  let total = 0
  for (let row = 0; row < train; row++) {
    if ((interactions.kind[row] ?? 0) === 0) continue
    const id = items[interactions.item[row] ?? -1]?.id ?? ''
    counts.set(id, (counts.get(id) ?? 0) + 1)
    total++
  }
  const tags = new Map(items.map((item) => [item.id, new Set(item.tags)]))
  return {
    k,
    seed,
    catalogSize: items.length,
    popularity: { countOf: (id) => counts.get(id) ?? 0, total, items: items.length },
    likeness: (a, b) => tagLikeness(tags.get(a) ?? new Set(), tags.get(b) ?? new Set()),
  }
}

/** Cosine of two sets: common / √(a · b); 0 when either is empty. */
function tagLikeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  return [...a].filter((tag) => b.has(tag)).length / Math.sqrt(a.size * b.size)
}

/** [EV11] The record says what the newest thing was that the models have learned from. */
function assertUnseen(splitAt: number, { newest }: TrainingRecord): void {
  const evidence = [
    ['interaction', newest.interaction],
    ['follow', newest.follow],
    ['graph edge', newest.edge],
  ] as const
  assertNoFuture(
    splitAt,
    evidence.flatMap(([kind, ts]) =>
      ts === undefined
        ? []
        : [{ kind, count: 1, tsAt: () => ts, nameOf: () => 'the newest that the models were trained on' }],
    ),
  )
}

/** Models that read a catalog's own contents would be fed others by the data's items. */
function assertNamed(catalog: ContentStore | undefined, { contents }: TrainingRecord): void {
  if (contents === 'data' || catalog) return
  throw new DocentError(
    'train-catalog-mismatch',
    "Expected the catalog that the models were trained into, found the data's own items alone. Name it with --catalog DIR.",
    { contents },
  )
}

function assertSameItems(catalog: ContentStore, { items }: TrainingRecord): void {
  const found = itemsKey(feedItemsOf(catalog))
  if (found === items) return
  throw new DocentError(
    'train-catalog-mismatch',
    `Expected the contents that the models were trained on (${items}), found others (${found}). Name the data set and the catalog that they were trained on.`,
    { expected: items, found },
  )
}
