/** One of the two towers (seed: TwHIN): raw inputs in, a unit vector out; near means likely to engage. */
import { createForward, foldNetwork } from './folded-network.ts'
import type { ModelFile } from './model-file.ts'
import { readNetwork } from './network.ts'
import { withoutMissing } from './normalise-inputs.ts'
import { toUnitRows } from './unit-rows.ts'

export interface Tower {
  /** Names of the inputs, in order. */
  readonly inputs: readonly string[]
  /** Numbers of a vector. */
  readonly dim: number
  /** The unit vector [dim] of raw inputs [inputs]; what is not finite counts as 0. RangeError for fewer inputs. */
  embed(inputs: Float64Array): Float64Array
  /** Unit vectors [rows x dim] of raw inputs [rows x inputs]. */
  embedRows(inputs: Float64Array, rows: number): Float64Array
}

/** Opens a file of kind visitor-tower or item-tower. DocentError `model-invalid` when it is another, or of another shape. */
export function openTower(file: ModelFile): Tower {
  const network = readNetwork(file, { kinds: ['visitor-tower', 'item-tower'], norm: false })
  const forward = createForward(foldNetwork(network, file.header.normalisation))
  const dim = network.sizes[network.sizes.length - 1] ?? 0
  const embedRows = (inputs: Float64Array, rows: number): Float64Array => {
    const vectors = forward(withoutMissing(inputs), rows)
    toUnitRows(vectors, rows, dim)
    return vectors
  }
  return { inputs: file.header.inputs, dim, embed: (inputs) => embedRows(inputs, 1), embedRows }
}
