/** Blocks of a model file by name, of the length that their reader needs. */
import type { ModelFile } from './model-file.ts'
import { invalidModel } from './model-fault.ts'
import type { ModelKind } from './model-header.ts'

/** Block `name` as float32, of exactly `length` numbers where that is given. DocentError `model-invalid`. */
export function floatBlock(file: ModelFile, name: string, length?: number): Float32Array<ArrayBuffer> {
  const block = file.blocks.get(name)
  if (!(block instanceof Float32Array)) throw missing(name, 'float32', block)
  checkLength(name, length, block.length)
  return block
}

/** Block `name` as int8, of exactly `length` numbers. DocentError `model-invalid`. */
export function int8Block(file: ModelFile, name: string, length: number): Int8Array<ArrayBuffer> {
  const block = file.blocks.get(name)
  if (!(block instanceof Int8Array)) throw missing(name, 'int8', block)
  checkLength(name, length, block.length)
  return block
}

/** DocentError `model-invalid` unless `file` is of one of `kinds`. */
export function checkKind(file: ModelFile, kinds: readonly ModelKind[]): void {
  const { kind } = file.header
  if (!kinds.includes(kind)) throw invalidModel(`a model of kind ${kinds.join(' or ')}`, `one of kind ${kind}`)
}

function checkLength(name: string, expected: number | undefined, found: number): void {
  if (expected === undefined || expected === found) return
  throw invalidModel(`block ${name} of ${expected} numbers`, `${found}`)
}

function missing(name: string, dtype: string, block: Float32Array | Int8Array | undefined): Error {
  return invalidModel(`block ${name} of ${dtype} numbers`, block === undefined ? 'no such block' : 'another type')
}
