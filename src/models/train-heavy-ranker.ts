/** Trains the heavy ranker: the heads together, then each head's calibration, then their mixture. */
import { calibrateHead } from './calibrate-head.ts'
import { fuseHeads } from './fuse-heads.ts'
import { RANKER_HEADS } from './heavy-ranker.ts'
import type { ModelFile } from './model-file.ts'
import { networkFile } from './network-file.ts'
import { sigmoid } from './sigmoid.ts'
import type { EpochReport, NetworkOptions, OnEpoch, TrainingRows } from './training-options.ts'
import { trainNetwork } from './train-network.ts'

export interface HeavyRankerOptions extends NetworkOptions {
  /** Widths of the hidden layers; 128 and 64 (seed). */
  readonly hidden?: readonly number[]
}

const HIDDEN = [128, 64]

/**
 * Trains on `rows`, whose three targets are those of RANKER_HEADS: engaged (0 or 1), followed (0 or 1), likeness of
 * embeddings (in [0, 1]). `heldOut` rows decide which epoch is kept, calibrate the heads and learn the mixture; without
 * them the last epoch is kept, probabilities are as the network gives them, and the shares are equal. Errors: see
 * trainNetwork.
 */
export function trainHeavyRanker(
  rows: TrainingRows,
  heldOut: TrainingRows | undefined,
  options: HeavyRankerOptions,
  onEpoch?: OnEpoch,
): { readonly file: ModelFile; readonly history: readonly EpochReport[] } {
  const heads = RANKER_HEADS.length
  const { inputs, hidden = HIDDEN } = options
  const plan = { kinds: ['heavy-ranker'], norm: true, outputs: heads, inputs } as const
  const sizes = [inputs.length, ...hidden, heads]
  const trained = trainNetwork({ ...plan, sizes }, rows, heldOut, options, onEpoch)

  const logits = trained.heldOutLogits
  const lines = RANKER_HEADS.map((_, head) => {
    const { a, b } = calibrateHead(column(logits, heads, head), column(heldOut?.y ?? [], heads, head))
    // As the file keeps them, so that the mixture is learnt over what will be served.
    return { a: Math.fround(a), b: Math.fround(b) }
  })
  const probabilities = logits.map((z, at) => {
    const { a, b } = lines[at % heads]!
    return sigmoid(a * z + b)
  })
  const fusion = fuseHeads(probabilities, column(heldOut?.y ?? [], heads, 0), heads)
  const calibration = lines.flatMap(({ a, b }) => [a, b])
  const file = networkFile('heavy-ranker', trained, RANKER_HEADS, options, { fusion, calibration })
  return { file, history: trained.history }
}

function column(rows: ArrayLike<number>, width: number, at: number): Float64Array {
  return Float64Array.from({ length: rows.length / width }, (_, row) => rows[row * width + at]!)
}
