/** The network that a training starts from: a new one, or that of an earlier file. */
import type { Random } from '../base/random.ts'
import { invalidModel } from './model-fault.ts'
import type { Normalisation } from './model-header.ts'
import { createNetwork, type Network, type NetworkShape, readNetwork } from './network.ts'
import type { ModelFile } from './model-file.ts'
import { measureInputs } from './normalise-inputs.ts'

export interface StartingNetwork {
  readonly network: Network
  readonly normalisation: Normalisation
}

export interface NetworkPlan extends NetworkShape {
  readonly sizes: readonly number[]
  readonly inputs: readonly string[]
}

/**
 * A network of `plan`: random and normalised by the raw rows `x` [n x inputs], or all of it from `warmStart`, whose
 * weights mean nothing under another normalisation. DocentError `model-invalid` when that file is of another shape.
 */
export function startNetwork(
  plan: NetworkPlan,
  x: Float32Array,
  random: Random,
  warmStart: ModelFile | undefined,
): StartingNetwork {
  const { sizes, inputs, norm } = plan
  if (!warmStart) {
    return { network: createNetwork(sizes, norm, random), normalisation: measureInputs(x, inputs.length) }
  }
  const network = readNetwork(warmStart, plan)
  const { header } = warmStart
  if (!sameList(header.sizes, sizes)) {
    throw invalidModel(`layers of [${sizes.join(', ')}] to start from`, `[${header.sizes.join(', ')}]`)
  }
  if (!sameList(header.inputs, inputs)) {
    throw invalidModel(`the inputs ${inputs.join(', ')} to start from`, header.inputs.join(', '))
  }
  return { network, normalisation: header.normalisation }
}

function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at])
}
