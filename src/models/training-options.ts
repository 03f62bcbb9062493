/** What training takes: rows, and switches for everything that the seed lists as an improvement. */
import type { Json } from './model-header.ts'
import type { ModelFile } from './model-file.ts'

/** Row-major; NaN in `x` is a missing feature and counts as 0. */
export interface TrainingRows {
  /** Raw inputs [n x inputs]. */
  readonly x: Float32Array
  /** Targets in [0, 1] [n x outputs]; soft ones are welcome. */
  readonly y: Float32Array
  readonly n: number
}

/** What every trainer takes. Defaults are the seed's where it names one. */
export interface TrainingOptions {
  /** Of first weights, order of rows, dropout and noise: the same seed and rows give the same bytes (SPEC ML4). */
  readonly seed: number
  /** Name of the data for the file's header, as a SHA-256. */
  readonly dataDigest: string
  /** Passes over all rows; 10 (seed), 8 for safety (seed). */
  readonly epochs?: number
  /** Rows of a step, at most; 128 (seed). */
  readonly batch?: number
  /** Adam's step; .001 (Kingma & Ba 2015). */
  readonly learningRate?: number
  /** Decoupled weight decay: above 0 makes AdamW of Adam (Loshchilov & Hutter 2019); 0. */
  readonly weightDecay?: number
  /** Longest gradient, over all weights together; a longer one is shortened to it. None by default; the seed tries 1. */
  readonly clip?: number
  /** `plateau` halves the learning rate when more than 2 epochs in a row did not better the held-out loss (seed); `none`. */
  readonly schedule?: 'none' | 'plateau'
  /** Ends training after so many epochs in a row that did not better the held-out loss; never by default. */
  readonly patience?: number
  /** Share of a hidden layer's outputs that is left out at a step, the rest scaled up for it, in [0, 1); .3 (seed). */
  readonly dropout?: number
  /** Standard deviation of Gaussian noise added to normalised inputs at each step; 0, the seed tries .1. */
  readonly inputNoise?: number
  /** Goes into the file's header as it is. */
  readonly more?: { readonly [key: string]: Json }
}

/** What trainers of probabilities take beside. One number an output; 1 for those left out. */
export interface LossOptions {
  /** How much more a target of 1 counts than one of 0 (PyTorch's pos_weight, for hard targets). */
  readonly positiveWeight?: readonly number[]
  /** How much an output counts in the loss; 0 leaves it untrained. */
  readonly outputWeight?: readonly number[]
  /** Focal loss: rows count by (1 - e^-loss)^gamma, so easy ones for little (Lin et al. 2017); 0 is off, the seed tries 2. */
  readonly focalGamma?: number
}

/** What trainers of one network of probabilities take. */
export interface NetworkOptions extends TrainingOptions, LossOptions {
  /** Names of the inputs, in order. */
  readonly inputs: readonly string[]
  /** Start from this file's weights and keep its normalisation, in place of random ones. It must be of the same shape. */
  readonly warmStart?: ModelFile
}

/** One epoch, in mean loss a target (nats), or a pair. */
export interface EpochReport {
  /** From 1. */
  readonly epoch: number
  /** While training: with dropout and noise, averaged over the epoch's steps. */
  readonly loss: number
  /** On held-out rows at the end of the epoch, without dropout; absent where there are none. */
  readonly heldOutLoss?: number
  /** That this epoch used. */
  readonly learningRate: number
}

export type OnEpoch = (report: EpochReport) => void

export const DEFAULT_TRAINING = {
  epochs: 10,
  batch: 128,
  learningRate: 1e-3,
  weightDecay: 0,
  clip: Infinity,
  schedule: 'none',
  patience: Infinity,
  dropout: 0.3,
  inputNoise: 0,
} as const
