/** What the item tower says of every item, precomputed: unit vectors as float32, or as int8 with a scale each (SPEC ML9). */
import { checkKind, floatBlock, int8Block } from './model-blocks.ts'
import type { ModelBlock, ModelFile } from './model-file.ts'
import { invalidModel } from './model-fault.ts'
import type { ModelHeader } from './model-header.ts'

export interface ItemVectors {
  readonly count: number
  readonly dim: number
  /** Vector `row` [dim], of length 1 up to its rounding. RangeError outside 0..count-1. */
  vectorAt(row: number): Float32Array
}

/** `float32` takes 4 bytes a number; `int8` one, off by at most half of 1/127 of the row's largest number. */
export type ItemVectorsForm = 'float32' | 'int8'

/** The largest code: -128 is never used, so that a vector and its negative are equally exact. */
const LARGEST_CODE = 127

/** A file of `vectors`, row-major unit vectors of `dim` numbers; `about` says where they come from. */
export function itemVectorsFile(
  vectors: Float64Array,
  dim: number,
  about: Pick<ModelHeader, 'seed' | 'dataDigest'>,
  form: ItemVectorsForm = 'float32',
): ModelFile {
  const count = dim === 0 ? 0 : vectors.length / dim
  const blocks: Map<string, ModelBlock> =
    form === 'int8' ? quantised(vectors, count, dim) : new Map([['vectors', Float32Array.from(vectors)]])
  return {
    header: {
      schemaVersion: 1,
      kind: 'item-vectors',
      sizes: [count, dim],
      inputs: [],
      outputs: [],
      normalisation: { mean: [], scale: [] },
      seed: about.seed,
      dataDigest: about.dataDigest,
      blocks: [...blocks].map(([name, block]) => ({
        name,
        length: block.length,
        ...(block instanceof Int8Array ? { dtype: 'int8' as const } : {}),
      })),
      more: { form },
    },
    blocks,
  }
}

/** Opens a file of kind item-vectors, in either form. DocentError `model-invalid` when it is another or of another shape. */
export function openItemVectors(file: ModelFile): ItemVectors {
  checkKind(file, ['item-vectors'])
  const { sizes, more } = file.header
  const [count, dim] = sizes
  if (count === undefined || dim === undefined || sizes.length > 2) {
    throw invalidModel('sizes [count, dim]', `[${sizes.join(', ')}]`)
  }
  const readRow = more?.['form'] === 'int8' ? int8Rows(file, count, dim) : floatRows(file, count, dim)
  return {
    count,
    dim,
    vectorAt: (row) => {
      if (!Number.isInteger(row) || row < 0 || row >= count) {
        throw new RangeError(`Expected a row of 0..${count - 1}, found ${row}.`)
      }
      return readRow(row)
    },
  }
}

type ReadRow = (row: number) => Float32Array

function floatRows(file: ModelFile, count: number, dim: number): ReadRow {
  const vectors = floatBlock(file, 'vectors', count * dim)
  return (row) => vectors.subarray(row * dim, (row + 1) * dim)
}

function int8Rows(file: ModelFile, count: number, dim: number): ReadRow {
  const codes = int8Block(file, 'codes', count * dim)
  const scales = floatBlock(file, 'scales', count)
  return (row) => {
    const scale = scales[row]!
    return Float32Array.from({ length: dim }, (_, j) => codes[row * dim + j]! * scale)
  }
}

function quantised(vectors: Float64Array, count: number, dim: number): Map<string, ModelBlock> {
  const codes = new Int8Array(vectors.length)
  const scales = new Float32Array(count)
  for (let row = 0; row < count; row++) {
    let peak = 0
    for (let j = row * dim; j < (row + 1) * dim; j++) peak = Math.max(peak, Math.abs(vectors[j]!))
    const scale = Math.fround(peak / LARGEST_CODE)
    if (scale === 0) continue
    scales[row] = scale
    for (let j = row * dim; j < (row + 1) * dim; j++) codes[j] = Math.round(vectors[j]! / scale)
  }
  return new Map<string, ModelBlock>([
    ['codes', codes],
    ['scales', scales],
  ])
}
