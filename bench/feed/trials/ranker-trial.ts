/** Trains the ranker with one thing changed, and judges it on the test part. */
import { calibrationOf } from '../../../src/evaluation/calibration.ts'
import { relativeCrossEntropy } from '../../../src/evaluation/log-loss.ts'
import { rocAuc } from '../../../src/evaluation/roc-auc.ts'
import { scoredRows } from '../../../src/evaluation/scored-rows.ts'
import { FEATURE_NAMES } from '../../../src/feed/feature-table.ts'
import { openHeavyRanker } from '../../../src/models/heavy-ranker.ts'
import type { ModelFile } from '../../../src/models/model-file.ts'
import { type HeavyRankerOptions, trainHeavyRanker } from '../../../src/models/train-heavy-ranker.ts'
import type { TrainingRows } from '../../../src/models/training-options.ts'
import { rankerRows, someRows } from '../../../src/publisher/train/ranker-rows.ts'
import type { FeatureChange, TrialData } from './trial-data.ts'

export interface RankerChange {
  readonly options?: Partial<HeavyRankerOptions>
  readonly features?: FeatureChange
  /** Columns behind the twenty, by look. */
  readonly extra?: (data: TrialData) => Columns
  /** Soft target in place of engaged, by look. */
  readonly target?: (data: TrialData) => Float32Array
  /** Share of the training rows, the oldest, that is left out. */
  readonly leaveOut?: number
}

export interface Columns {
  readonly names: readonly string[]
  /** [n · names]. */
  readonly x: Float32Array
}

export interface RankerFigures {
  readonly auc: number
  readonly followAuc: number
  readonly rce: number
  readonly ece: number
  /** Of a core, to train. */
  readonly seconds: number
}

/** Two: a difference smaller than theirs means nothing. */
export const SEEDS = [1, 2]
const MICROSECONDS = 1e6

/** Means over SEEDS, and how far the AUCs of the seeds lie apart. */
export function rankerTrial(data: TrialData, change: RankerChange = {}): RankerFigures & { readonly spread: number } {
  const all = SEEDS.map((seed) => judgeRanker(data, change, [trainRanker(data, change, seed)]))
  const mean = (of: (one: RankerFigures) => number): number => all.reduce((sum, one) => sum + of(one), 0) / all.length
  const aucs = all.map(({ auc }) => auc)
  return {
    auc: mean(({ auc }) => auc),
    followAuc: mean(({ followAuc }) => followAuc),
    rce: mean(({ rce }) => rce),
    ece: mean(({ ece }) => ece),
    seconds: mean(({ seconds }) => seconds),
    spread: Math.max(...aucs) - Math.min(...aucs),
  }
}

export interface TrainedTrial {
  readonly file: ModelFile
  readonly seconds: number
}

/** One ranker; `warmStart` goes on from another. */
export function trainRanker(data: TrialData, change: RankerChange, seed: number, warmStart?: ModelFile): TrainedTrial {
  const { plan, train, dataset } = data
  const { names, rows } = rowsOf(data, change)
  const cut = Math.round(train * (1 - plan.heldOutShare))
  const from = Math.round(cut * (change.leaveOut ?? 0))
  const start = process.cpuUsage().user
  const { file } = trainHeavyRanker(someRows(rows, from, cut), someRows(rows, cut, train), {
    ...plan.ranker,
    ...change.options,
    seed,
    dataDigest: dataset.info.digest,
    inputs: names,
    ...(warmStart && { warmStart }),
  })
  return { file, seconds: (process.cpuUsage().user - start) / MICROSECONDS }
}

/** The mean prediction of `trained` on the test part. */
export function judgeRanker(data: TrialData, change: RankerChange, trained: readonly TrainedTrial[]): RankerFigures {
  const { train, dataset } = data
  const { rows } = rowsOf(data, change)
  const test = someRows(rows, train, rows.n)
  const x = Float64Array.from(test.x)
  const predictions = trained.map(({ file }) => openHeavyRanker(file).predict(x, test.n))
  const mean = (head: 'engagement' | 'follow'): Float64Array =>
    Float64Array.from(
      { length: test.n },
      (_, row) => predictions.reduce((sum, one) => sum + (one[head][row] ?? 0), 0) / predictions.length,
    )
  const { kind, followed } = dataset.interactions
  const engaged = Float64Array.from(kind.subarray(train), (one) => Number(one > 0))
  const engagement = mean('engagement')
  return {
    auc: rocAuc(scoredRows(engagement, engaged)) ?? 0,
    followAuc: rocAuc(scoredRows(mean('follow'), followed.subarray(train))) ?? 0,
    rce: relativeCrossEntropy(engagement, engaged) ?? 0,
    ece: calibrationOf(engagement, engaged).ece ?? 0,
    seconds: trained.reduce((sum, { seconds }) => sum + seconds, 0),
  }
}

/** Rows of all looks under the change. */
function rowsOf(
  data: TrialData,
  { features, extra, target }: RankerChange,
): { readonly names: readonly string[]; readonly rows: TrainingRows } {
  const { interactions } = data.dataset
  const plain = data.features(features)
  const { y, n } = rankerRows(plain, interactions, data.plan.embeddingWeights)
  const soft = target?.(data)
  soft?.forEach((value, row) => (y[row * 3] = value))
  const more = extra?.(data)
  if (!more) return { names: FEATURE_NAMES, rows: { x: plain, y, n } }
  const width = FEATURE_NAMES.length + more.names.length
  const x = new Float32Array(n * width)
  for (let row = 0; row < n; row++) {
    x.set(plain.subarray(row * FEATURE_NAMES.length, (row + 1) * FEATURE_NAMES.length), row * width)
    x.set(more.x.subarray(row * more.names.length, (row + 1) * more.names.length), row * width + FEATURE_NAMES.length)
  }
  return { names: [...FEATURE_NAMES, ...more.names], rows: { x, y, n } }
}
