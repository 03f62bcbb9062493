/** Texts as rows of numbers. */
import type { TrainingRows } from '../../src/models/training-options.ts'
import type { ModelFile } from '../../src/models/model-file.ts'
import { openSafetyModel } from '../../src/models/safety-model.ts'

/** Vectors of one length by text. */
export type TextVectors = ReadonlyMap<string, Float32Array>

interface Labelled {
  readonly text: string
  readonly label: 0 | 1
}

/** Rows in the order of `texts`. Throws where a text has no vector. */
export function rowsOf(texts: readonly Labelled[], vectors: TextVectors): TrainingRows {
  const found = texts.map(({ text }) => vectorOf(text, vectors))
  const dim = found[0]?.length ?? 0
  const x = new Float32Array(found.length * dim)
  found.forEach((vector, row) => x.set(vector, row * dim))
  return { x, y: Float32Array.from(texts, ({ label }) => label), n: texts.length }
}

/** What the model says of each text, in [0, 1]. */
export function probabilitiesOf(
  file: ModelFile,
  texts: readonly { readonly text: string }[],
  vectors: TextVectors,
): Float64Array {
  const model = openSafetyModel(file)
  return Float64Array.from(
    texts,
    ({ text }) => model.probability(Float64Array.from(vectorOf(text, vectors)), 1)[0] ?? 0,
  )
}

function vectorOf(text: string, vectors: TextVectors): Float32Array {
  const vector = vectors.get(text)
  if (vector === undefined) throw new Error('Expected a vector for each text, found one without. Embed them all first.')
  return vector
}
