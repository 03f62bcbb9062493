/** The header of a model file: what it says about itself, checked field by field (SPEC ML1, ML3). */
import { invalidModel } from './model-fault.ts'

/** What a model file can be for. */
export const MODEL_KINDS = [
  'heavy-ranker',
  'visitor-tower',
  'item-tower',
  'item-vectors',
  'nsfw',
  'toxicity',
  'toxicity-text',
  'graph',
] as const

export type ModelKind = (typeof MODEL_KINDS)[number]

/** How the numbers of a block lie in the file: four bytes each, little-endian, or one signed byte each. */
export type BlockType = 'float32' | 'int8'

export interface BlockHeader {
  readonly name: string
  /** Numbers, not bytes. */
  readonly length: number
  /** `float32` where it is absent. */
  readonly dtype?: BlockType
}

/** What is taken off each input and what the rest is divided by, in the order of `inputs`; scale is never 0. */
export interface Normalisation {
  readonly mean: readonly number[]
  readonly scale: readonly number[]
}

/** Plain JSON: survives the file unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export interface ModelHeader {
  readonly schemaVersion: 1
  readonly kind: ModelKind
  /** Widths of the layers, input first; of vectors [count, dim]. What they mean is the kind's. */
  readonly sizes: readonly number[]
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly normalisation: Normalisation
  /** What the training drew from. */
  readonly seed: number
  /** SHA-256, or any name, of the data it was trained on; '' where it was trained on none. */
  readonly dataDigest: string
  /** In the order in which they lie in the file. */
  readonly blocks: readonly BlockHeader[]
  /** What only this kind, or only its publisher, has to say. */
  readonly more?: { readonly [key: string]: Json }
}

const SCHEMA_VERSION = 1

/** `value` as a header, its keys in the order above and those of `more` sorted. DocentError `model-invalid`. */
export function parseModelHeader(value: unknown): ModelHeader {
  const raw = objectIn(value, 'a header that is an object')
  if (raw['schemaVersion'] !== SCHEMA_VERSION) {
    throw invalidModel(`schema version ${SCHEMA_VERSION}`, show(raw['schemaVersion']))
  }
  const kind = MODEL_KINDS.find((each) => each === raw['kind'])
  if (kind === undefined) throw invalidModel(`a kind among ${MODEL_KINDS.join(', ')}`, show(raw['kind']))
  const inputs = listIn(raw['inputs'], 'inputs', textIn)
  const normalisation = normalisationIn(raw['normalisation'], inputs.length)
  const more = raw['more']
  return {
    schemaVersion: SCHEMA_VERSION,
    kind,
    sizes: listIn(raw['sizes'], 'sizes', countIn),
    inputs,
    outputs: listIn(raw['outputs'], 'outputs', textIn),
    normalisation,
    seed: numberIn(raw['seed'], 'seed'),
    dataDigest: textIn(raw['dataDigest'], 'dataDigest'),
    blocks: blocksIn(raw['blocks']),
    ...(more === undefined ? {} : { more: sortedObject(objectIn(more, 'more as an object')) }),
  }
}

function normalisationIn(value: unknown, inputs: number): Normalisation {
  const raw = objectIn(value, 'a normalisation')
  const mean = listIn(raw['mean'], 'normalisation.mean', numberIn)
  const scale = listIn(raw['scale'], 'normalisation.scale', numberIn)
  if (mean.length !== inputs || scale.length !== inputs) {
    throw invalidModel(`${inputs} means and scales, one an input`, `${mean.length} and ${scale.length}`)
  }
  if (scale.some((each) => !(each > 0))) throw invalidModel('scales above 0', show(scale.find((each) => !(each > 0))))
  return { mean, scale }
}

function blocksIn(value: unknown): BlockHeader[] {
  const blocks = listIn(value, 'blocks', (each): BlockHeader => {
    const raw = objectIn(each, 'a block that is an object')
    const { dtype } = raw
    if (dtype !== undefined && dtype !== 'float32' && dtype !== 'int8') {
      throw invalidModel('blocks of float32 or int8', show(dtype))
    }
    const name = textIn(raw['name'], 'the name of a block')
    const length = countIn(raw['length'], `the length of block ${name}`)
    return { name, length, ...(dtype === 'int8' ? { dtype } : {}) }
  })
  const names = blocks.map(({ name }) => name)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) throw invalidModel('blocks of different names', `two of name ${show(twice)}`)
  return blocks
}

function objectIn(value: unknown, expected: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalidModel(expected, show(value))
  return { ...value }
}

function listIn<T>(value: unknown, name: string, read: (each: unknown, name: string) => T): T[] {
  if (!Array.isArray(value)) throw invalidModel(`${name} as a list`, show(value))
  return value.map((each: unknown) => read(each, name))
}

function textIn(value: unknown, name: string): string {
  if (typeof value !== 'string') throw invalidModel(`${name} as text`, show(value))
  return value
}

function numberIn(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidModel(`${name} as a number`, show(value))
  return value
}

function countIn(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw invalidModel(`${name} as a whole number of at least 0`, show(value))
  }
  return value
}

function sortedObject(value: Readonly<Record<string, unknown>>): { readonly [key: string]: Json } {
  const keys = Object.keys(value).sort()
  return Object.fromEntries(keys.map((key) => [key, sortedJson(value[key])]))
}

function sortedJson(value: unknown): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (typeof value === 'number') return numberIn(value, 'every number of more')
  if (Array.isArray(value)) return value.map(sortedJson)
  return sortedObject(objectIn(value, 'plain JSON in more'))
}

/** Characters of a wrong value that the message quotes. */
const SHOWN_CHARACTERS = 60

function show(value: unknown): string {
  if (typeof value === 'number') return String(value)
  return (JSON.stringify(value) ?? 'nothing').slice(0, SHOWN_CHARACTERS)
}
