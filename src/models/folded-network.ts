/**
 * A network made ready for inference: the normalisation of the inputs and every batch normalisation are folded into
 * weights and biases, so that raw inputs go through plain products and ReLUs (Jacob et al. 2018, section 3.2).
 */
import { affine } from './affine.ts'
import type { Normalisation } from './model-header.ts'
import { type Layer, type Network, NORM_EPSILON } from './network.ts'

interface FoldedLayer {
  /** Row-major [in x out]. */
  readonly w: Float64Array
  /** [out] */
  readonly b: Float64Array
}

export interface FoldedNetwork {
  readonly sizes: readonly number[]
  /** One fewer than sizes; ReLU behind all but the last. */
  readonly layers: readonly FoldedLayer[]
}

/** `network` at inference, taking raw inputs under `normalisation`, or normalised ones where that is left out. */
export function foldNetwork(network: Network, normalisation?: Normalisation): FoldedNetwork {
  const layers = network.layers.map(foldNorm)
  const [first] = layers
  if (normalisation && first) layers[0] = foldInputs(first, normalisation)
  return { sizes: network.sizes, layers }
}

function foldNorm({ w, b, norm }: Layer): FoldedLayer {
  if (!norm) return { w: w.slice(), b: b.slice() }
  const m = b.length
  const factor = norm.gamma.map((gamma, j) => gamma / Math.sqrt(norm.variance[j]! + NORM_EPSILON))
  return {
    w: w.map((weight, i) => weight * factor[i % m]!),
    b: norm.beta.map((beta, j) => beta - norm.mean[j]! * factor[j]!),
  }
}

function foldInputs({ w, b }: FoldedLayer, { mean, scale }: Normalisation): FoldedLayer {
  const m = b.length
  const folded = { w: w.map((weight, i) => weight / scale[Math.floor(i / m)]!), b: b.slice() }
  for (let k = 0; k < mean.length; k++) {
    for (let j = 0; j < m; j++) folded.b[j] = folded.b[j]! - mean[k]! * folded.w[k * m + j]!
  }
  return folded
}

/** Rows that go through all layers together: few enough that their activations stay in the processor's cache. */
const ROWS_AT_ONCE = 32

/** A pass from inputs to outputs; it keeps its buffers between calls, so one call at a time. */
export type Forward = (x: Float64Array, rows: number) => Float64Array

/**
 * A forward pass of `network`: x is [rows x sizes[0]] without NaN, the answer a new [rows x outputs], before any
 * sigmoid. Every row's answer is the same bits whatever rows are beside it. RangeError for fewer numbers than rows need. Cost: rows x weights, less what a ReLU shut.
 */
export function createForward({ sizes, layers }: FoldedNetwork): Forward {
  const hidden = sizes.slice(1, -1).map((size) => new Float64Array(ROWS_AT_ONCE * size))
  const inputs = sizes[0] ?? 0
  const outputs = sizes[sizes.length - 1] ?? 0
  return (x, rows) => {
    if (x.length < rows * inputs) {
      throw new RangeError(`Expected ${rows} rows of ${inputs} inputs, found ${x.length} numbers.`)
    }
    const out = new Float64Array(rows * outputs)
    for (let start = 0; start < rows; start += ROWS_AT_ONCE) {
      const count = Math.min(ROWS_AT_ONCE, rows - start)
      let from = x.subarray(start * inputs, (start + count) * inputs)
      for (let l = 0; l < layers.length; l++) {
        const { w, b } = layers[l]!
        const to = hidden[l] ?? out.subarray(start * outputs, (start + count) * outputs)
        affine(from, w, b, to, count, l + 1 < layers.length)
        from = to
      }
    }
    return out
  }
}
