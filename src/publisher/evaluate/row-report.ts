/** How well the ranker's probabilities tell the looks of the test part, against the hidden truth where it is known. */
import { bootstrap, type Interval } from '../../evaluation/bootstrap.ts'
import { rocAuc } from '../../evaluation/roc-auc.ts'
import { scoredRows } from '../../evaluation/scored-rows.ts'
import type { FeedCatalog } from '../../feed/feed-catalog.ts'
import type { Relation } from '../../feed/visitor-facts.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { type DescribeOptions, lookFeatures } from '../train/look-features.ts'
import { probabilityReport, type ProbabilityReport } from '../train/trained-model.ts'

export interface RowReport extends ProbabilityReport {
  /** AUC with its 95 % interval over users. */
  readonly interval: Interval | undefined
  /** AUC of the true probabilities: the best that any model can reach. */
  readonly oracleAuc: number | undefined
  /** auc / oracleAuc. */
  readonly ofOracle: number | undefined
  /** AUC among the looks of one source alone; looks and AUC by where the item stood to the visitor. */
  readonly bySource: readonly { readonly source: Relation; readonly rows: number; readonly auc: number | undefined }[]
}

export interface TestRows {
  /** Float32Array[n · 20]. */
  readonly x: Float32Array
  readonly relations: readonly Relation[]
  readonly engagement: Float64Array
  readonly follow: Float64Array
}

/** Features and predictions of the interactions from row `from` on. */
export function predictRows(dataset: Dataset, catalog: FeedCatalog, options: DescribeOptions): TestRows {
  const { x, relations } = lookFeatures(dataset, catalog, options)
  const { engagement, follow } = catalog.ranker.predict(Float64Array.from(x), relations.length)
  return { x, relations, engagement, follow }
}

/** Both heads over the rows from `from` on. Cost: 2,000 resamples of the users a head. */
export function rowReports(
  dataset: Dataset,
  rows: TestRows,
  { from, seed }: { readonly from: number; readonly seed: number },
): readonly RowReport[] {
  const { interactions, truth, users } = dataset
  const engaged = Float64Array.from(interactions.kind.subarray(from), (kind) => Number(kind > 0))
  const followed = Float64Array.from(interactions.followed.subarray(from))
  const user = interactions.user.subarray(from)
  return [
    reportOf('engagement', rows.engagement, engaged, truth?.pEngage.subarray(from)),
    reportOf('follow', rows.follow, followed, truth?.pFollow.subarray(from)),
  ]

  function reportOf(
    name: string,
    scores: Float64Array,
    labels: Float64Array,
    best: Float64Array | undefined,
  ): RowReport {
    const report = probabilityReport(name, scores, labels)
    const oracleAuc = best && rocAuc(scoredRows(best, labels))
    const ordered = scoredRows(scores, labels)
    const weights = new Float64Array(labels.length)
    const interval = bootstrap(
      users.length,
      (times) => {
        user.forEach((of, row) => (weights[row] = times[of] ?? 0))
        return rocAuc(ordered, weights)
      },
      { seed, resamples: AUC_RESAMPLES },
    )
    const { auc } = report
    return {
      ...report,
      interval,
      oracleAuc,
      ofOracle: auc !== undefined && oracleAuc !== undefined ? auc / oracleAuc : undefined,
      bySource: SOURCES.map((source) => aucOf(source, rows.relations, scores, labels)),
    }
  }
}

const SOURCES = ['InNetwork', 'OutOfNetwork', 'Graph'] as const satisfies readonly Relation[]
/** A resample reads all rows: enough for two digits of the interval's ends. */
const AUC_RESAMPLES = 500

function aucOf(
  source: Relation,
  relations: readonly Relation[],
  scores: Float64Array,
  labels: Float64Array,
): RowReport['bySource'][number] {
  const own = relations.flatMap((relation, row) => (relation === source ? [row] : []))
  const rows = scoredRows(
    own.map((row) => scores[row] ?? 0),
    own.map((row) => labels[row] ?? 0),
  )
  return { source, rows: own.length, auc: rocAuc(rows) }
}
