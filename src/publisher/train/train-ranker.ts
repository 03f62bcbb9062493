/** The heavy ranker over the twenty features of every look, by the models that came before it. */
import { feedCatalogOf } from '../../feed/open-feed-catalog.ts'
import { FEATURE_NAMES } from '../../feed/feature-table.ts'
import { openHeavyRanker, RANKER_HEADS } from '../../models/heavy-ranker.ts'
import { trainHeavyRanker } from '../../models/train-heavy-ranker.ts'
import type { ContentStore } from '../../ports/content-store.ts'
import { withCatalogModels } from './dataset-catalog.ts'
import { lookFeatures } from './look-features.ts'
import { modelBytes, type ModelFiles } from './model-files.ts'
import { type FeatureImportance, permutationImportance } from './permutation-importance.ts'
import { rankerRows, someRows } from './ranker-rows.ts'
import { probabilityReport, type ProbabilityReport, type TrainingCurve } from './trained-model.ts'
import type { TrainingListener } from './training-listener.ts'
import type { TrainingPart } from './training-part.ts'
import type { TrainingPlan } from './training-plan.ts'

export interface TrainedRanker {
  /** heavy-ranker. */
  readonly files: ModelFiles
  readonly rows: number
  readonly curve: TrainingCurve
  /** Engagement and follow on the newest rows of the training part; [] where nothing was held out. */
  readonly heldOut: readonly ProbabilityReport[]
  /** The learned share of each head, in the order of RANKER_HEADS. */
  readonly fusion: readonly number[]
  /** For the engagement head, on the held-out rows. */
  readonly importance: readonly FeatureImportance[]
}

/** Heads whose targets are facts; the embedding head learns a number that is computed. */
const FACT_HEADS = ['engagement', 'follow'] as const

/** Trains on `part` with the graph and towers in `earlier`. Errors: `training-invalid` where there is no look. */
export function trainRanker(
  { data }: TrainingPart,
  catalog: ContentStore,
  plan: TrainingPlan,
  { earlier, warm }: { readonly earlier: ModelFiles; readonly warm: ModelFiles },
  listen: TrainingListener,
): TrainedRanker {
  const { seed } = plan
  const feed = feedCatalogOf(withCatalogModels(catalog, modelBytes(earlier)))
  listen.onStep('features', `20 of each of ${data.interactions.n} looks`)
  const all = rankerRows(lookFeatures(data, feed, plan).x, data.interactions, plan.embeddingWeights)
  const cut = Math.round(all.n * (1 - plan.heldOutShare))
  const heldOut = cut < all.n ? someRows(all, cut, all.n) : undefined
  const warmStart = warm.get('heavy-ranker')
  listen.onStep('ranker', `${cut} rows, ${all.n - cut} held out`)
  const { file, history } = trainHeavyRanker(
    someRows(all, 0, cut),
    heldOut,
    { ...plan.ranker, seed, dataDigest: data.info.digest, inputs: FEATURE_NAMES, ...(warmStart && { warmStart }) },
    (report) => listen.onEpoch('ranker', report),
  )
  const ranker = openHeavyRanker(file)
  const x = Float64Array.from(heldOut?.x ?? [])
  const n = heldOut?.n ?? 0
  const labelsOf = (head: number): Float32Array =>
    Float32Array.from({ length: n }, (_, row) => heldOut?.y[row * RANKER_HEADS.length + head] ?? 0)
  const scores = ranker.predict(x, n)
  return {
    files: new Map([['heavy-ranker', file]]),
    rows: all.n,
    curve: { model: 'ranker', history },
    heldOut:
      n === 0
        ? []
        : FACT_HEADS.map((head) => probabilityReport(head, scores[head], labelsOf(RANKER_HEADS.indexOf(head)))),
    fusion: ranker.fusion,
    importance: permutationImportance(
      FEATURE_NAMES,
      x,
      labelsOf(0),
      (rows, count) => ranker.predict(rows, count).engagement,
      seed,
    ),
  }
}
