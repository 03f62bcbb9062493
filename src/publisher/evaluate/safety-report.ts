/** The safety models on items that were published after the split, which none has learned from. */
import { type OperatingPoint, precisionAtRecall } from '../../evaluation/precision-at-recall.ts'
import { scoredRows } from '../../evaluation/scored-rows.ts'
import { openSafetyModel, type SafetyModel } from '../../models/safety-model.ts'
import type { DatasetItem } from '../dataset/dataset.ts'
import type { PublishedSafety } from '../train/dataset-catalog.ts'
import type { ModelFiles } from '../train/model-files.ts'
import { laterSafetyRows } from '../train/safety-rows.ts'
import { probabilityReport, type ProbabilityReport } from '../train/trained-model.ts'

export interface SafetyReport extends ProbabilityReport {
  /** The best precision that finds nine of ten. Seed. */
  readonly atRecall90: OperatingPoint | undefined
}

const RECALL = 0.9

/** A report a model that is there and has anything to judge. */
export function safetyReports(files: ModelFiles, items: readonly DatasetItem[], from: number): readonly SafetyReport[] {
  return (
    [
      ['nsfw', 'nsfw'],
      ['toxicity', 'toxic'],
    ] as const
  ).flatMap(([kind, label]) => {
    const file = files.get(kind)
    const { x, y, n } = laterSafetyRows(items, label, from)
    if (!file || n === 0) return []
    const scores = openSafetyModel(file).probability(Float64Array.from(x), n)
    return [{ ...probabilityReport(kind, scores, y), atRecall90: precisionAtRecall(scoredRows(scores, y), RECALL) }]
  })
}

/** What the models say of an item when it is published: the data set has no texts that a device could judge later. */
export function publishedSafety(files: ModelFiles): (item: DatasetItem) => PublishedSafety | undefined {
  const [nsfw, toxicity] = (['nsfw', 'toxicity'] as const).map((kind) => {
    const file = files.get(kind)
    return file && openSafetyModel(file)
  })
  return ({ surface }) => {
    if (surface === undefined) return undefined
    const inputs = Float64Array.from(surface)
    const of = (model: SafetyModel | undefined): number | undefined => model?.probability(inputs, 1)[0]
    const [a, b] = [of(nsfw), of(toxicity)]
    return { ...(a !== undefined && { nsfw: a }), ...(b !== undefined && { toxicity: b }) }
  }
}
