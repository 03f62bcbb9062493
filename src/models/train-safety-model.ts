/** Trains a safety network: inputs to one probability, calibrated. */
import { calibrateHead } from './calibrate-head.ts'
import type { ModelFile } from './model-file.ts'
import { networkFile } from './network-file.ts'
import type { SAFETY_KINDS } from './safety-model.ts'
import type { EpochReport, NetworkOptions, OnEpoch, TrainingRows } from './training-options.ts'
import { trainNetwork } from './train-network.ts'

export interface SafetyModelOptions extends NetworkOptions {
  readonly kind: (typeof SAFETY_KINDS)[number]
  /** Widths of the hidden layers; 64 and 32 (seed). None makes it a logistic regression. */
  readonly hidden?: readonly number[]
}

const HIDDEN = [64, 32]
/** Seed: 8 epochs each. */
const EPOCHS = 8

/**
 * Trains on `rows`, whose one target is the label (0 or 1). `heldOut` rows decide which epoch is kept and calibrate;
 * without them the last epoch is kept as it is. Errors: see trainNetwork.
 */
export function trainSafetyModel(
  rows: TrainingRows,
  heldOut: TrainingRows | undefined,
  options: SafetyModelOptions,
  onEpoch?: OnEpoch,
): { readonly file: ModelFile; readonly history: readonly EpochReport[] } {
  const { kind, inputs, hidden = HIDDEN } = options
  const plan = { kinds: [kind], norm: false, outputs: 1, inputs, sizes: [inputs.length, ...hidden, 1] }
  const trained = trainNetwork(plan, rows, heldOut, { epochs: EPOCHS, ...options }, onEpoch)
  const { a, b } = calibrateHead(trained.heldOutLogits, Float64Array.from(heldOut?.y ?? []))
  const file = networkFile(kind, trained, [kind], options, { calibration: [a, b] })
  return { file, history: trained.history }
}
