/** Trains a head on MiniLM vectors: text to the probability that it is toxic. */
import type { Json } from '../../src/models/model-header.ts'
import type { ModelFile } from '../../src/models/model-file.ts'
import { type SafetyModelOptions, trainSafetyModel } from '../../src/models/train-safety-model.ts'
import type { LabelledText } from './labelled-text.ts'
import { rowsOf, type TextVectors } from './text-vectors.ts'

/** Both with early stopping, a falling learning rate, and noise as strong as the inputs vary, which stood against fitting by heart. */
export const HEAD_SHAPES = {
  logistic: { hidden: [], learningRate: 3e-3, epochs: 60 },
  network: { hidden: [32], learningRate: 1e-3, epochs: 40, dropout: 0.5, weightDecay: 0.1 },
} as const satisfies Record<string, Partial<SafetyModelOptions>>

export type HeadShape = keyof typeof HEAD_SHAPES

const COMMON = { inputNoise: 1, batch: 64, clip: 1, schedule: 'plateau', patience: 8 } as const

export interface HeadOptions {
  readonly shape: HeadShape
  readonly seed: number
  /** Name of the training data. */
  readonly dataDigest: string
  readonly more?: { readonly [key: string]: Json }
}

/** `tune` decides which epoch is kept, and calibrates. Toxic and other texts count alike in sum, whatever their number. */
export function trainHead(
  train: readonly LabelledText[],
  tune: readonly LabelledText[],
  vectors: TextVectors,
  { shape, ...options }: HeadOptions,
): { readonly file: ModelFile; readonly epochs: number } {
  const rows = rowsOf(train, vectors)
  const positives = rows.y.reduce((sum, y) => sum + y, 0)
  const inputs = Array.from({ length: rows.x.length / rows.n }, (_, at) => `v${at}`)
  const { file, history } = trainSafetyModel(rows, rowsOf(tune, vectors), {
    kind: 'toxicity-text',
    inputs,
    ...COMMON,
    ...HEAD_SHAPES[shape],
    positiveWeight: [(rows.n - positives) / positives],
    ...options,
  })
  return { file, epochs: history.length }
}
