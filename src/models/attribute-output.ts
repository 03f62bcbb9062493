/**
 * Which input moved one output of a network, and by how much: DeepLIFT's rescale rule (Shrikumar, Greenside & Kundaje
 * 2017, "Learning Important Features Through Propagating Activation Differences", section 3.5.2).
 */
import type { FoldedNetwork } from './folded-network.ts'
import { sigmoid } from './sigmoid.ts'

/** Which output, and the line to its logit behind which the sigmoid stands. */
export interface CalibratedOutput {
  readonly output: number
  readonly a: number
  readonly b: number
}

/** Logits nearer than this share a slope instead of a quotient; the slope is then off by its square, 1e-12, at most. */
const SAME_LOGIT = 1e-6

/**
 * How sigmoid(a * logit + b) of output `output` at `x` comes about from that at `reference`, both raw inputs without
 * NaN. base is the probability at the reference; base + sum(parts) is that at x but for rounding, because every step
 * hands on all of its difference: products exactly, ReLU and sigmoid in the ratio of what went in to what came out.
 */
export function attributeOutput(
  network: FoldedNetwork,
  reference: Float64Array,
  x: Float64Array,
  { output, a, b }: CalibratedOutput,
): { base: number; parts: Float64Array } {
  const from = sums(network, reference)
  const to = sums(network, x)
  const last = network.layers.length - 1
  const fromLogit = a * from[last]![output]! + b
  const toLogit = a * to[last]![output]! + b
  const base = sigmoid(fromLogit)

  const outputs = network.layers[last]!.b.length
  const start = new Float64Array(outputs)
  start[output] = a * secant(fromLogit, toLogit)
  let slopes: Float64Array = start
  for (let l = last; l > 0; l--) {
    slopes = slopesBefore(network.layers[l]!.w, slopes)
    const before = from[l - 1]!
    const after = to[l - 1]!
    slopes = slopes.map((slope, k) => slope * openShare(before[k]!, after[k]!))
  }
  slopes = slopesBefore(network.layers[0]!.w, slopes)
  return { base, parts: slopes.map((slope, i) => slope * (x[i]! - reference[i]!)) }
}

/** Every layer's sums before its ReLU. */
function sums({ layers }: FoldedNetwork, x: Float64Array): Float64Array[] {
  const all: Float64Array[] = []
  let from: Float64Array = x
  for (const { w, b } of layers) {
    const m = b.length
    const to = b.slice()
    for (let k = 0; k < from.length; k++) {
      const value = from[k]!
      if (value !== 0) for (let j = 0; j < m; j++) to[j] = to[j]! + value * w[k * m + j]!
    }
    all.push(to)
    from = to.map((sum) => Math.max(sum, 0))
  }
  return all
}

function slopesBefore(w: Float64Array, slopes: Float64Array): Float64Array {
  const m = slopes.length
  return Float64Array.from({ length: w.length / m }, (_, k) => {
    let sum = 0
    for (let j = 0; j < m; j++) sum += w[k * m + j]! * slopes[j]!
    return sum
  })
}

/** How much of a change from one sum to another a ReLU lets through, in [0, 1]. */
function openShare(from: number, to: number): number {
  if (from === to) return 0
  return (Math.max(to, 0) - Math.max(from, 0)) / (to - from)
}

/** The mean slope of the sigmoid between two logits. */
function secant(from: number, to: number): number {
  if (Math.abs(to - from) > SAME_LOGIT) return (sigmoid(to) - sigmoid(from)) / (to - from)
  const middle = sigmoid((from + to) / 2)
  return middle * (1 - middle)
}
