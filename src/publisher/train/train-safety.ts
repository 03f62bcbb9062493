/** The two safety models, over what an item looks like from outside. */
import { SURFACE_FEATURES } from '../../feed/surface-features.ts'
import { openSafetyModel } from '../../models/safety-model.ts'
import { trainSafetyModel } from '../../models/train-safety-model.ts'
import type { ModelFile } from '../../models/model-file.ts'
import type { ModelKind } from '../../models/model-header.ts'
import type { ModelFiles } from './model-files.ts'
import { holdOut, type SafetyLabel, safetyRows } from './safety-rows.ts'
import { probabilityReport, type ProbabilityReport, type TrainingCurve } from './trained-model.ts'
import type { TrainingListener } from './training-listener.ts'
import type { TrainingPart } from './training-part.ts'
import type { TrainingPlan } from './training-plan.ts'

export interface TrainedSafety {
  readonly files: ModelFiles
  readonly curves: readonly TrainingCurve[]
  readonly heldOut: readonly ProbabilityReport[]
  /** Models that the data cannot teach, by kind, with the reason. */
  readonly leftOut: Readonly<Record<string, string>>
}

const SAFETY = [
  { kind: 'nsfw', label: 'nsfw' },
  { kind: 'toxicity', label: 'toxic' },
] as const satisfies readonly { kind: ModelKind; label: SafetyLabel }[]

/** Trains on items published before the split. A label that no item has, or all have, teaches nothing: left out. */
export function trainSafety(
  { data, splitAt }: TrainingPart,
  plan: TrainingPlan,
  warm: ModelFiles,
  listen: TrainingListener,
): TrainedSafety {
  const { seed } = plan
  const files = new Map<ModelKind, ModelFile>()
  const curves: TrainingCurve[] = []
  const reports: ProbabilityReport[] = []
  const leftOut: Record<string, string> = {}
  for (const { kind, label } of SAFETY) {
    const all = safetyRows(data.items, label, splitAt)
    const positives = all.y.reduce((sum, y) => sum + y, 0)
    if (positives === 0 || positives === all.n) {
      leftOut[kind] =
        all.n === 0 ? 'no item has its surface measured' : `all items are alike: ${positives} of ${all.n} are ${label}`
      continue
    }
    listen.onStep(kind, `${all.n} items, ${positives} of them ${label}`)
    const { rows, heldOut } = holdOut(all, plan.heldOutShare, seed)
    const warmStart = warm.get(kind)
    const { file, history } = trainSafetyModel(
      rows,
      heldOut.n > 0 ? heldOut : undefined,
      {
        ...plan.safety,
        kind,
        seed,
        dataDigest: data.info.digest,
        inputs: SURFACE_FEATURES,
        ...(warmStart && { warmStart }),
      },
      (report) => listen.onEpoch(kind, report),
    )
    files.set(kind, file)
    curves.push({ model: kind, history })
    if (heldOut.n > 0) {
      const probabilities = openSafetyModel(file).probability(Float64Array.from(heldOut.x), heldOut.n)
      reports.push(probabilityReport(kind, probabilities, heldOut.y))
    }
  }
  return { files, curves, heldOut: reports, leftOut }
}
