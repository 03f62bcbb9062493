/** A safety network (seed: NSFWModel, ToxicityModel): surface features, or a text vector, to one probability. */
import { createForward, foldNetwork } from './folded-network.ts'
import { floatBlock } from './model-blocks.ts'
import type { ModelFile } from './model-file.ts'
import { readNetwork } from './network.ts'
import { withoutMissing } from './normalise-inputs.ts'
import { sigmoid } from './sigmoid.ts'

export interface SafetyModel {
  /** Names of the inputs, in order. */
  readonly inputs: readonly string[]
  /** Calibrated probabilities [rows], in [0, 1], of raw inputs [rows x inputs]; what is not finite counts as 0. RangeError for fewer. */
  probability(inputs: Float64Array, rows: number): Float64Array
}

/** The kinds that are one number in [0, 1]. */
export const SAFETY_KINDS = ['nsfw', 'toxicity', 'toxicity-text'] as const

/** Numbers of a head's calibration: sigmoid(a * logit + b). */
const CALIBRATION_NUMBERS = 2

/** Opens a file of one of SAFETY_KINDS. DocentError `model-invalid` when it is another, or of another shape. */
export function openSafetyModel(file: ModelFile): SafetyModel {
  const network = readNetwork(file, { kinds: SAFETY_KINDS, norm: false, outputs: 1 })
  const forward = createForward(foldNetwork(network, file.header.normalisation))
  const [a = 1, b = 0] = floatBlock(file, 'calibration', CALIBRATION_NUMBERS)
  return {
    inputs: file.header.inputs,
    probability: (inputs, rows) => forward(withoutMissing(inputs), rows).map((z) => sigmoid(a * z + b)),
  }
}
