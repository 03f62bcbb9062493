/** Trains a safety model with one thing changed, and judges it on items published after the split. */
import { averagePrecision } from '../../../src/evaluation/average-precision.ts'
import { precisionAtRecall } from '../../../src/evaluation/precision-at-recall.ts'
import { scoredRows } from '../../../src/evaluation/scored-rows.ts'
import { SURFACE_FEATURES } from '../../../src/feed/surface-features.ts'
import { openSafetyModel } from '../../../src/models/safety-model.ts'
import { type SafetyModelOptions, trainSafetyModel } from '../../../src/models/train-safety-model.ts'
import { holdOut, laterSafetyRows, safetyRows } from '../../../src/publisher/train/safety-rows.ts'
import { SEEDS } from './ranker-trial.ts'
import type { TrialData } from './trial-data.ts'

export interface SafetyFigures {
  readonly nsfw: { readonly prAuc: number; readonly precision: number }
  readonly toxicity: { readonly prAuc: number; readonly precision: number }
}

const RECALL = 0.9

/** Means over SEEDS. */
export function safetyTrial(
  { dataset, part, plan }: TrialData,
  change: Partial<SafetyModelOptions> = {},
): SafetyFigures {
  const judge = (kind: 'nsfw' | 'toxicity', label: 'nsfw' | 'toxic'): { prAuc: number; precision: number } => {
    const test = laterSafetyRows(dataset.items, label, part.splitAt)
    const all = SEEDS.map((seed) => {
      const { rows, heldOut } = holdOut(safetyRows(dataset.items, label, part.splitAt), plan.heldOutShare, seed)
      const { file } = trainSafetyModel(rows, heldOut, {
        ...plan.safety,
        ...change,
        kind,
        seed,
        dataDigest: '',
        inputs: SURFACE_FEATURES,
      })
      const scored = scoredRows(openSafetyModel(file).probability(Float64Array.from(test.x), test.n), test.y)
      return { prAuc: averagePrecision(scored) ?? 0, precision: precisionAtRecall(scored, RECALL)?.precision ?? 0 }
    })
    const mean = (of: (one: (typeof all)[number]) => number): number =>
      all.reduce((sum, one) => sum + of(one), 0) / all.length
    return { prAuc: mean((one) => one.prAuc), precision: mean((one) => one.precision) }
  }
  return { nsfw: judge('nsfw', 'nsfw'), toxicity: judge('toxicity', 'toxic') }
}
