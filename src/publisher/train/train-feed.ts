/** Trains all models of the feed, each after those that it reads: graph, towers, ranker; the safety models by themselves. */
import type { ContentStore } from '../../ports/content-store.ts'
import type { ModelFiles } from './model-files.ts'
import { trainEmbeddings, type TrainedEmbeddings } from './train-embeddings.ts'
import { type TrainedRanker, trainRanker } from './train-ranker.ts'
import { trainSafety, type TrainedSafety } from './train-safety.ts'
import type { TrainingListener } from './training-listener.ts'
import { assertPast, type TrainingPart } from './training-part.ts'
import type { TrainingPlan } from './training-plan.ts'

export interface TrainedFeed {
  /** All of them, by kind. */
  readonly files: ModelFiles
  readonly embeddings: TrainedEmbeddings
  readonly ranker: TrainedRanker
  readonly safety: TrainedSafety
}

/** Whom to begin from, and who hears of it. */
export interface TrainFeedOptions {
  readonly plan: TrainingPlan
  /** Models of an earlier training, to go on from; new ones where a kind is missing. */
  readonly warm?: ModelFiles
  readonly listen: TrainingListener
}

/**
 * Trains on `part`, whose items are the contents of `catalog`. The same part, catalog and plan give the same bytes.
 * Errors: `evaluation-leak` when the part knows the future, `training-invalid` when it is too small to learn from.
 */
export function trainFeed(
  part: TrainingPart,
  catalog: ContentStore,
  { plan, warm = new Map(), listen }: TrainFeedOptions,
): TrainedFeed {
  assertPast(part)
  const embeddings = trainEmbeddings(part, catalog, plan, warm, listen)
  const ranker = trainRanker(part, catalog, plan, { earlier: embeddings.files, warm }, listen)
  const safety = trainSafety(part, plan, warm, listen)
  return { files: new Map([...embeddings.files, ...ranker.files, ...safety.files]), embeddings, ranker, safety }
}
