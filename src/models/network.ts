/** A stack of dense layers with ReLU between them: its weights, made, read and written. */
import type { Random } from '../base/random.ts'
import { checkKind, floatBlock } from './model-blocks.ts'
import type { ModelBlock, ModelFile } from './model-file.ts'
import { invalidModel } from './model-fault.ts'
import type { ModelKind } from './model-header.ts'

/** Batch normalisation of a layer's outputs, in place of its bias (Ioffe & Szegedy 2015). All of the layer's width. */
export interface BatchNorm {
  /** Trained: the output is gamma * standardised + beta. */
  readonly gamma: Float64Array
  readonly beta: Float64Array
  /** Running statistics of the outputs in training, which stand in for the batch's at inference. */
  readonly mean: Float64Array
  readonly variance: Float64Array
}

export interface Layer {
  /** Row-major [in x out]. */
  readonly w: Float64Array
  /** [out]; zeros that are not trained where there is a `norm`, which would take any other off again. */
  readonly b: Float64Array
  readonly norm?: BatchNorm
}

export interface Network {
  /** Widths, input first. At least an input and an output. */
  readonly sizes: readonly number[]
  /** One fewer than sizes; ReLU behind all but the last. */
  readonly layers: readonly Layer[]
}

/** Added to a variance before its root, so that an input that never varies divides by no zero (PyTorch's default). */
export const NORM_EPSILON = 1e-5

/** Bounds of uniform first weights: sqrt(6 / in) before a ReLU (He et al. 2015), sqrt(3 / in) at the end (LeCun 1998). */
const HE = 6
const LECUN = 3

/** A new network: random weights, zero biases, batch normalisation of every hidden layer where `norm`. */
export function createNetwork(sizes: readonly number[], norm: boolean, random: Random): Network {
  const layers = sizes.slice(1).map((m, l): Layer => {
    const n = sizes[l] ?? 0
    const last = l === sizes.length - 2
    const bound = Math.sqrt((last ? LECUN : HE) / n)
    const w = Float64Array.from({ length: n * m }, () => (2 * random() - 1) * bound)
    const b = new Float64Array(m)
    if (last || !norm) return { w, b }
    const ones = (): Float64Array => new Float64Array(m).fill(1)
    return { w, b, norm: { gamma: ones(), beta: new Float64Array(m), mean: new Float64Array(m), variance: ones() } }
  })
  return { sizes, layers }
}

/** What training changes, in a fixed order: of each layer the weights, then gamma and beta, or the bias. */
export function parametersOf({ layers }: Network): Float64Array[] {
  return layers.flatMap(({ w, b, norm }) => (norm ? [w, norm.gamma, norm.beta] : [w, b]))
}

/** All numbers of a network: what training changes, and the running statistics that follow. */
export function stateOf(network: Network): Float64Array[] {
  const statistics = network.layers.flatMap(({ norm }) => (norm ? [norm.mean, norm.variance] : []))
  return [...parametersOf(network), ...statistics]
}

/** Everything that a file keeps of a network: `w0`, then `b0` or `gamma0`, `beta0`, `mean0`, `variance0`, and so on. */
export function networkBlocks({ layers }: Network): Map<string, ModelBlock> {
  const blocks = new Map<string, ModelBlock>()
  layers.forEach(({ w, b, norm }, l) => {
    blocks.set(`w${l}`, Float32Array.from(w))
    if (!norm) blocks.set(`b${l}`, Float32Array.from(b))
    else for (const name of NORM_PARTS) blocks.set(`${name}${l}`, Float32Array.from(norm[name]))
  })
  return blocks
}

const NORM_PARTS = ['gamma', 'beta', 'mean', 'variance'] as const

/** What a file must be for its reader. */
export interface NetworkShape {
  readonly kinds: readonly ModelKind[]
  readonly norm: boolean
  /** Width of the last layer; any where absent. */
  readonly outputs?: number
}

/** The network in `file`. DocentError `model-invalid` when kind, sizes, names, blocks or a variance are not as `shape` says. */
export function readNetwork(file: ModelFile, { kinds, norm, outputs }: NetworkShape): Network {
  checkKind(file, kinds)
  const { sizes, inputs, outputs: names } = file.header
  if (sizes.length < 2 || sizes.some((size) => size === 0)) {
    throw invalidModel('the widths of at least two layers, none 0', `[${sizes.join(', ')}]`)
  }
  if (inputs.length !== sizes[0]) throw invalidModel(`${sizes[0]} named inputs`, `${inputs.length}`)
  const width = sizes[sizes.length - 1] ?? 0
  if (outputs !== undefined && width !== outputs) throw invalidModel(`${outputs} outputs`, `${width}`)
  if (outputs !== undefined && names.length !== outputs) {
    throw invalidModel(`${outputs} named outputs`, `${names.length}`)
  }
  const layers = sizes.slice(1).map((m, l): Layer => {
    const block = (name: string, length: number): Float64Array =>
      Float64Array.from(floatBlock(file, `${name}${l}`, length))
    const w = block('w', (sizes[l] ?? 0) * m)
    if (!norm || l === sizes.length - 2) return { w, b: block('b', m) }
    const variance = block('variance', m)
    if (variance.some((each) => each < 0)) throw invalidModel('variances of at least 0', 'one below')
    return {
      w,
      b: new Float64Array(m),
      norm: { gamma: block('gamma', m), beta: block('beta', m), mean: block('mean', m), variance },
    }
  })
  return { sizes, layers }
}
