/** Adam, or AdamW where weights decay (Kingma & Ba 2015; Loshchilov & Hutter 2019), over lists of weights. */

/** Moments and floor: PyTorch's defaults, which are the paper's. */
const FIRST_MOMENT = 0.9
const SECOND_MOMENT = 0.999
const FLOOR = 1e-8

export interface Adam {
  /** Moves every weight against its gradient and sets all gradients to 0. */
  step(learningRate: number): void
}

export interface AdamOptions {
  /** Share of a weight, times the learning rate, that each step takes off. */
  readonly weightDecay: number
  /** Longest gradient over all weights; Infinity for any. */
  readonly clip: number
}

/** An optimiser of `weights` by `gradients`, arrays of the same lengths in the same order, both changed in place. */
export function createAdam(
  weights: readonly Float64Array[],
  gradients: readonly Float64Array[],
  { weightDecay, clip }: AdamOptions,
): Adam {
  const firsts = weights.map(({ length }) => new Float64Array(length))
  const seconds = weights.map(({ length }) => new Float64Array(length))
  let steps = 0
  return {
    step: (learningRate) => {
      steps++
      const factor = clip === Infinity ? 1 : shortening(gradients, clip)
      const rate = learningRate / (1 - FIRST_MOMENT ** steps)
      const correction = 1 / (1 - SECOND_MOMENT ** steps)
      const kept = 1 - learningRate * weightDecay
      for (let i = 0; i < weights.length; i++) {
        const weight = weights[i]!
        const gradient = gradients[i]!
        const first = firsts[i]!
        const second = seconds[i]!
        for (let k = 0; k < weight.length; k++) {
          const g = gradient[k]! * factor
          const m = FIRST_MOMENT * first[k]! + (1 - FIRST_MOMENT) * g
          const v = SECOND_MOMENT * second[k]! + (1 - SECOND_MOMENT) * g * g
          first[k] = m
          second[k] = v
          weight[k] = kept * weight[k]! - (rate * m) / (Math.sqrt(v * correction) + FLOOR)
        }
        gradient.fill(0)
      }
    },
  }
}

/** What a gradient is multiplied by, so that its length over all weights is at most `longest`. */
function shortening(gradients: readonly Float64Array[], longest: number): number {
  let squares = 0
  for (const gradient of gradients) for (let k = 0; k < gradient.length; k++) squares += gradient[k]! * gradient[k]!
  const length = Math.sqrt(squares)
  return length > longest ? longest / length : 1
}
