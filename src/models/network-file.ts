/** A trained network as a model file. */
import type { ModelBlock, ModelFile } from './model-file.ts'
import type { ModelKind } from './model-header.ts'
import { networkBlocks } from './network.ts'
import type { StartingNetwork } from './start-network.ts'
import type { NetworkOptions } from './training-options.ts'

/** The file of a network under its normalisation, with `further` blocks behind the network's own. */
export function networkFile(
  kind: ModelKind,
  { network, normalisation }: StartingNetwork,
  outputs: readonly string[],
  { seed, dataDigest, inputs, more }: Pick<NetworkOptions, 'seed' | 'dataDigest' | 'inputs' | 'more'>,
  further: Readonly<Record<string, ArrayLike<number>>> = {},
): ModelFile {
  const blocks = new Map<string, ModelBlock>(networkBlocks(network))
  for (const [name, block] of Object.entries(further)) blocks.set(name, Float32Array.from(block))
  return {
    header: {
      schemaVersion: 1,
      kind,
      sizes: network.sizes,
      inputs,
      outputs,
      normalisation,
      seed,
      dataDigest,
      blocks: [...blocks].map(([name, { length }]) => ({ name, length })),
      ...(more === undefined ? {} : { more }),
    },
    blocks,
  }
}
