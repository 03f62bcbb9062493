/** A model of toxic words over small vectors: those that point along the first number are toxic. */
import { seededRandom } from '../../src/base/random.ts'
import { gaussian } from '../../src/models/epoch-order.ts'
import type { ModelFile } from '../../src/models/model-file.ts'
import { type HeadOptions, trainHead } from '../../scripts/toxicity/train-head.ts'
import type { LabelledText } from '../../scripts/toxicity/labelled-text.ts'
import { aUnitVector } from './a-catalog.ts'
import { PACK_DIM } from './a-pack.ts'

export interface SomeWords {
  readonly texts: readonly LabelledText[]
  readonly vectors: ReadonlyMap<string, Float32Array>
}

/** `n` texts with unit-length vectors of PACK_DIM numbers, every third one toxic, told apart by the first, with noise. */
export function someWords(n: number, seed: number): SomeWords {
  const random = seededRandom(seed)
  const vectors = new Map<string, Float32Array>()
  const texts = Array.from({ length: n }, (_, at): LabelledText => {
    const label = at % 3 === 0 ? 1 : 0
    const text = `text ${seed} ${at}`
    const first = (label === 1 ? 1 : -1) + gaussian(random) / 2
    const numbers = Array.from({ length: PACK_DIM }, (_number, i) => (i === 0 ? first : gaussian(random)))
    vectors.set(text, aUnitVector(numbers))
    return { id: `set:${at}`, text, label, group: '' }
  })
  return { texts, vectors }
}

const TEXTS = 1200
const LEARNED = 1000

export function aToxicityModel(options: Partial<HeadOptions> = {}): ModelFile {
  const { texts, vectors } = someWords(TEXTS, 1)
  const more = { embedding: 'none' }
  const plan = { shape: 'logistic', seed: 7, dataDigest: 'd', more, ...options } as const
  return trainHead(texts.slice(0, LEARNED), texts.slice(LEARNED), vectors, plan).file
}
