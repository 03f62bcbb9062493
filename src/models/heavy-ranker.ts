/**
 * The heavy ranker (seed: EngagementModel): one shared stack of dense layers with batch normalisation, three heads, each
 * calibrated, and their learned mixture.
 */
import { attributeOutput } from './attribute-output.ts'
import { createForward, foldNetwork } from './folded-network.ts'
import { floatBlock } from './model-blocks.ts'
import type { ModelFile } from './model-file.ts'
import { invalidModel } from './model-fault.ts'
import { readNetwork } from './network.ts'
import { withoutMissing } from './normalise-inputs.ts'
import { sigmoid } from './sigmoid.ts'
import { softmax } from './softmax.ts'

/** The heads, in the order of the network's outputs. */
export const RANKER_HEADS = ['engagement', 'follow', 'embedding'] as const

export type RankerHead = (typeof RANKER_HEADS)[number]

/** Calibrated probabilities in [0, 1], one a candidate in their order; `fused` is the learned mixture of the three. */
export interface HeadScores {
  readonly engagement: Float64Array
  readonly follow: Float64Array
  readonly embedding: Float64Array
  readonly fused: Float64Array
}

/** A head's probability for the mean candidate, and what each feature adds: base + sum(parts) is the prediction. */
export interface Attribution {
  readonly base: number
  /** One a feature, in their order; 0 for a feature that is at its mean. */
  readonly parts: Float64Array
}

export interface HeavyRanker {
  /** Names of the features, in order. */
  readonly inputs: readonly string[]
  /** The learned share of each head in `fused`, in the order of RANKER_HEADS; they sum to 1. */
  readonly fusion: readonly number[]
  /**
   * Scores `n` candidates: raw features [n x inputs], not normalised; what is not finite is missing and counts as 0. A
   * candidate's scores do not depend on the others, to the last bit. RangeError for fewer numbers than n rows. About
   * 3 ms for 500 candidates, the first calls ten times that: score some zeros before it matters.
   */
  predict(features: Float64Array, n: number): HeadScores
  /**
   * What one candidate's features [inputs] add to a head, by DeepLIFT's rescale rule from the mean candidate of the
   * training rows (Shrikumar et al. 2017). base + sum(parts) = predict to 1e-12 (SPEC ML7).
   * RangeError for another number of features.
   */
  attribute(features: Float64Array, head: RankerHead): Attribution
}

/** Opens a file of kind heavy-ranker. DocentError `model-invalid` when it is another, or of another shape. */
export function openHeavyRanker(file: ModelFile): HeavyRanker {
  const heads = RANKER_HEADS.length
  const network = readNetwork(file, { kinds: ['heavy-ranker'], norm: true, outputs: heads })
  const { inputs, outputs, normalisation } = file.header
  if (RANKER_HEADS.some((head, at) => outputs[at] !== head)) {
    throw invalidModel(`the heads ${RANKER_HEADS.join(', ')}`, outputs.join(', '))
  }
  const folded = foldNetwork(network, normalisation)
  const forward = createForward(folded)
  const fusion = softmax(floatBlock(file, 'fusion', heads))
  // a and b of each head: probability = sigmoid(a * logit + b).
  const calibration = Float64Array.from(floatBlock(file, 'calibration', 2 * heads))
  const mean = Float64Array.from(normalisation.mean)

  const predict = (features: Float64Array, n: number): HeadScores => {
    const logits = forward(withoutMissing(features), n)
    const [engagement, follow, embedding, fused] = [
      new Float64Array(n),
      new Float64Array(n),
      new Float64Array(n),
      new Float64Array(n),
    ]
    const scores = [engagement, follow, embedding]
    for (let row = 0; row < n; row++) {
      let mixed = 0
      for (let h = 0; h < heads; h++) {
        const score = sigmoid(calibration[2 * h]! * logits[row * heads + h]! + calibration[2 * h + 1]!)
        scores[h]![row] = score
        mixed += fusion[h]! * score
      }
      fused[row] = mixed
    }
    return { engagement, follow, embedding, fused }
  }

  const attribute = (features: Float64Array, head: RankerHead): Attribution => {
    if (features.length !== inputs.length) {
      throw new RangeError(`Expected ${inputs.length} features, found ${features.length}.`)
    }
    const h = RANKER_HEADS.indexOf(head)
    const line = { output: h, a: calibration[2 * h]!, b: calibration[2 * h + 1]! }
    return attributeOutput(folded, mean, withoutMissing(features), line)
  }
  return { inputs, fusion, predict, attribute }
}
