/** A network in training: forward with the batch's own statistics and dropout, then back to a gradient of every weight. */
import type { Random } from '../base/random.ts'
import { addWeightGradient, affine, inputGradient } from './affine.ts'
import { normaliseBatch, normaliseBatchGradient } from './batch-norm.ts'
import { type Layer, type Network, parametersOf } from './network.ts'

export interface TrainingPass {
  /** One a list of `parametersOf(network)`, in its order; `backward` adds to them. */
  readonly gradients: readonly Float64Array[]
  /**
   * Outputs [rows x outputs], before any sigmoid, of normalised inputs; a view that the next call overwrites. `random`
   * draws the dropout: the same numbers, the same units left out. `x` must stay as it is until `backward`.
   */
  forward(x: Float64Array, rows: number, random: Random): Float64Array
  /** Adds what the loss gains per weight, given what it gains per output of the last `forward`, which it overwrites. */
  backward(dOut: Float64Array, rows: number): void
}

/** A pass for up to `maxRows` rows. `dropout` in [0, 1) is the share of each hidden layer's outputs that is left out. */
export function createTrainingPass(network: Network, maxRows: number, dropout: number): TrainingPass {
  const last = network.layers.length - 1
  const outputs = network.layers.map(({ b }) => new Float64Array(maxRows * b.length))
  const changes = network.layers.map(({ b }) => new Float64Array(maxRows * b.length))
  const traces = network.layers.map(({ b }) => ({
    standardised: new Float64Array(maxRows * b.length),
    factor: new Float64Array(b.length),
  }))
  const parameters = parametersOf(network)
  const gradients = parameters.map(({ length }) => new Float64Array(length))
  const gradientOf = (list: Float64Array): Float64Array => gradients[parameters.indexOf(list)]!
  // What is left is scaled up so that the next layer meets the same sums as without dropout ("inverted" dropout).
  const kept = 1 / (1 - dropout)
  let input: Float64Array = new Float64Array(0)

  const forward = (x: Float64Array, rows: number, random: Random): Float64Array => {
    input = x
    let from = x
    network.layers.forEach(({ w, b, norm }, l) => {
      const out = outputs[l]!
      affine(from, w, b, out, rows, l < last && !norm)
      if (norm) {
        normaliseBatch(out, rows, norm, traces[l]!)
        for (let at = 0; at < rows * b.length; at++) out[at] = Math.max(out[at]!, 0)
      }
      if (l < last && dropout > 0) {
        for (let at = 0; at < rows * b.length; at++) out[at] = random() < dropout ? 0 : out[at]! * kept
      }
      from = out
    })
    return from.subarray(0, rows * network.layers[last]!.b.length)
  }

  const layerGradient = ({ w, b, norm }: Layer, l: number, dOut: Float64Array, rows: number): void => {
    const m = b.length
    if (norm) {
      normaliseBatchGradient(dOut, rows, norm, traces[l]!, gradientOf(norm.gamma), gradientOf(norm.beta))
    } else {
      const dBias = gradientOf(b)
      for (let at = 0, j = 0; at < rows * m; at++, j = j + 1 === m ? 0 : j + 1) dBias[j] = dBias[j]! + dOut[at]!
    }
    addWeightGradient(l === 0 ? input : outputs[l - 1]!, dOut, gradientOf(w), rows, m)
  }

  const backward = (dOut: Float64Array, rows: number): void => {
    let change = dOut
    for (let l = last; l >= 0; l--) {
      const layer = network.layers[l]!
      layerGradient(layer, l, change, rows)
      if (l === 0) return
      const before = changes[l - 1]!
      // An output of 0 was shut by its ReLU or left out: neither passes anything back.
      inputGradient(change, layer.w, outputs[l - 1]!, before, rows, layer.b.length)
      if (dropout > 0) for (let at = 0; at < (rows * before.length) / maxRows; at++) before[at] = before[at]! * kept
      change = before
    }
  }
  return { gradients, forward, backward }
}
