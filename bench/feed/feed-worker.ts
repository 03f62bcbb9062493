/** What the benchmark times, inside a worker: the feed over models of the shape that `docent train` makes. */
import { FEATURE_NAMES } from '../../src/feed/feature-table.ts'
import { ITEM_TOWER_INPUTS, VISITOR_TOWER_INPUTS } from '../../src/feed/tower-inputs.ts'
import type { Candidate } from '../../src/contracts/candidate.ts'
import type { CatalogModel, ContentStore } from '../../src/ports/content-store.ts'
import { encodeModelFile, type ModelFile } from '../../src/models/model-file.ts'
import { feed } from '../../src/products/feed.ts'
import { feedItemsOf } from '../../src/feed/feed-items.ts'
import { itemsKey } from '../../src/feed/items-key.ts'
import { noPreferences } from '../../src/contracts/preferences.ts'
import { openCatalog } from '../../src/catalog/open-catalog.ts'
import type { PoolItem } from '../../src/pipeline/stage.ts'
import type { Query } from '../../src/pipeline/query.ts'
import { RecConfig } from '../../src/contracts/rec-config.ts'
import { Recommender } from '../../src/engine/recommender.ts'
import { runScoringPipeline } from '../../src/pipeline/scoring-pipeline.ts'
import { seededRandom } from '../../src/base/random.ts'
import { someSignals } from '../../test/builders/some-signals.ts'
import { syntheticCatalog } from '../synthetic-catalog.ts'
import { TraceRecorder } from '../../src/pipeline/trace-recorder.ts'
import { trainHeavyRanker } from '../../src/models/train-heavy-ranker.ts'
import { trainTowers } from '../../src/models/train-towers.ts'
import type { UserSignals } from '../../src/contracts/user-signals.ts'
import { pageSha256 } from '../page-sha256.ts'
import type { Percentiles } from '../quantile.ts'
import { timed } from '../timed.ts'

/** Medians and 95th percentiles in ms. */
export interface FeedTimes {
  readonly scoring: Percentiles
  readonly list: Percentiles
  readonly fallback: Percentiles
  /** Candidates that were scored, at the median. */
  readonly candidates: number
}
/** Visitors differ, so that no call finds what the one before worked out. */
const VISITORS = 50
const LIKED = 20
const FOLLOWED = 20
const ROUNDS = { warmUp: 6, counted: 6 }
/** Rows that a network of the real shape is made with: its figures mean nothing, its speed does. */
const MADE_WITH = 512

addEventListener('message', (message: MessageEvent<number>) => {
  void measure(message.data).then((times) => postMessage(times))
})

async function measure(size: number): Promise<FeedTimes> {
  const opened = await openCatalog((await syntheticCatalog(size, 7, pageSha256)).files)
  const trained: ContentStore = { ...opened, models: madeModels(opened) }
  const signals = Array.from({ length: VISITORS }, (_, at) => aVisitor(opened, at))
  const now = (opened.contentAt(opened.size - 1).publishedAt ?? 0) + 1
  const preferences = (at: number) => ({
    ...noPreferences('visitor'),
    followed: Object.fromEntries(
      Array.from({ length: FOLLOWED }, (_, n) => [`creator-${(at * 17 + n * 13) % 300}`, 0]),
    ),
  })
  const config = { config: RecConfig.parse({}), given: {} }
  const listOver = (catalog: ContentStore) => {
    const recommender = new Recommender({ config, stopwatch: () => performance.now(), seed: 0, locale: 'en' }, catalog)
    return (own: UserSignals, at: number): Query =>
      recommender.recommendForSignals({
        recommId: 'bench',
        userId: 'visitor',
        intent: 'recommend',
        product: feed,
        options: {},
        signals: own,
        preferences: preferences(at),
        served: [],
        now,
      }).list.query
  }
  const pools = signals.map((own, at) => {
    const query = listOver(trained)(own, at)
    const pool = feed.warm.sources.flatMap((source) => poolOf(trained, source.generate(query, 0)))
    return { query, pool }
  })
  const scored = ({ query, pool }: (typeof pools)[number]): unknown => {
    // A request of its own, so that nothing worked out before is found again.
    const fresh = { ...query, request: {} }
    return runScoringPipeline(fresh, pool, feed.warm.scorers, feed.warm.adjustments, new TraceRecorder(() => 0))
  }
  return {
    scoring: await timed(pools, scored, ROUNDS),
    list: await timed(signals, listOver(trained), ROUNDS),
    fallback: await timed(signals, listOver(opened), ROUNDS),
    candidates: pools.map(({ pool }) => pool.length).toSorted((a, b) => a - b)[pools.length >> 1] ?? 0,
  }
}

function poolOf(catalog: ContentStore, candidates: readonly Candidate[]): readonly PoolItem[] {
  return candidates.flatMap((one) => {
    const row = catalog.rowOf(one.contentId)
    return row === undefined ? [] : [{ ...one, row }]
  })
}

function madeModels(catalog: ContentStore): readonly CatalogModel[] {
  const random = seededRandom(11)
  const numbers = (length: number): Float32Array => Float32Array.from({ length }, () => random())
  const about = { seed: 1, dataDigest: 'made for the benchmark', epochs: 1 }
  const rows = { x: numbers(MADE_WITH * FEATURE_NAMES.length), y: numbers(MADE_WITH * 3), n: MADE_WITH }
  const ranker = trainHeavyRanker(rows, rows, { ...about, inputs: FEATURE_NAMES })
  const towerInputs = VISITOR_TOWER_INPUTS.length
  const pairs = {
    visitors: numbers(MADE_WITH * towerInputs),
    items: Int32Array.from({ length: MADE_WITH }, (_, at) => at),
    n: MADE_WITH,
  }
  const items = numbers(catalog.size * towerInputs)
  const towers = trainTowers(items, pairs, undefined, {
    ...about,
    visitorInputs: VISITOR_TOWER_INPUTS,
    itemInputs: ITEM_TOWER_INPUTS,
    form: 'int8',
  })
  const vectors: ModelFile = {
    ...towers.vectors,
    header: {
      ...towers.vectors.header,
      more: { ...towers.vectors.header.more, items: itemsKey(feedItemsOf(catalog)) },
    },
  }
  return [ranker.file, towers.visitor, vectors].map((file) => ({
    path: `${file.header.kind}.model`,
    bytes: encodeModelFile(file),
  }))
}

function aVisitor(catalog: ContentStore, visitor: number): UserSignals {
  const rows = Array.from({ length: LIKED }, (_, at) => (visitor * 131 + at * 1717) % catalog.size)
  return someSignals(
    catalog,
    Object.fromEntries(rows.map((row, at) => [catalog.contentAt(row).id, at % 5 === 4 ? [-0.1] : [0.2, 0.3]])),
  )
}
