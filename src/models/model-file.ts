/**
 * A model as bytes: "DCNM", the header's length (uint32), the header as JSON, zeros up to a multiple of 4, then the
 * blocks in the header's order, each followed by zeros up to a multiple of 4. All little-endian (SPEC ML1).
 */
import { joinBytes } from '../base/join-bytes.ts'
import { invalidModel } from './model-fault.ts'
import { type BlockHeader, type ModelHeader, parseModelHeader } from './model-header.ts'

export type ModelBlock = Float32Array<ArrayBuffer> | Int8Array<ArrayBuffer>

export interface ModelFile {
  readonly header: ModelHeader
  /** By name, of the lengths and types that the header says. All numbers are finite. */
  readonly blocks: ReadonlyMap<string, ModelBlock>
}

/** "DCNM" in ASCII: a Docent model. */
const MAGIC = [0x44, 0x43, 0x4e, 0x4d]
const HEADER_LENGTH_AT = 4
const HEADER_AT = 8
/** Blocks start at multiples of this, in bytes: the width of a float32. */
const ALIGNMENT = 4

/**
 * The bytes of `file`; the same file gives the same bytes, whatever the order of the keys in its objects (SPEC ML2).
 * DocentError `model-invalid` for what `decodeModelFile` would refuse, so that nothing is written that cannot be read.
 */
export function encodeModelFile(file: ModelFile): Uint8Array<ArrayBuffer> {
  const header = parseModelHeader(file.header)
  if (file.blocks.size !== header.blocks.length) {
    throw invalidModel(`${header.blocks.length} blocks, as the header says`, `${file.blocks.size}`)
  }
  const text = new TextEncoder().encode(JSON.stringify(header))
  const start = new Uint8Array(HEADER_AT)
  start.set(MAGIC)
  new DataView(start.buffer).setUint32(HEADER_LENGTH_AT, text.length, true)
  return joinBytes([
    padded(joinBytes([start, text])),
    ...header.blocks.map((block) => padded(encodeBlock(block, file.blocks.get(block.name)))),
  ])
}

/**
 * Reads a model file. Checks everything but what the numbers mean, in this order: magic, length, header, version, kind,
 * lists, block lengths against the file's, zeros between, finite numbers. DocentError `model-invalid` says what was
 * expected, what was found, what to do. Copies: `bytes` may be reused. Cost: linear in the file's length.
 */
export function decodeModelFile(bytes: Uint8Array): ModelFile {
  const header = decodeHeader(bytes)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = alignedUp(HEADER_AT + view.getUint32(HEADER_LENGTH_AT, true))
  const expected = header.blocks.reduce((end, block) => end + alignedUp(bytesOf(block)), at)
  if (bytes.length !== expected) {
    throw invalidModel(`${expected} bytes, as its header says`, `${bytes.length}`)
  }
  checkZeros(bytes, HEADER_AT + view.getUint32(HEADER_LENGTH_AT, true), at)
  const blocks = new Map<string, ModelBlock>()
  for (const block of header.blocks) {
    blocks.set(block.name, decodeBlock(block, view, at))
    const end = at + alignedUp(bytesOf(block))
    checkZeros(bytes, at + bytesOf(block), end)
    at = end
  }
  return { header, blocks }
}

function decodeHeader(bytes: Uint8Array): ModelHeader {
  if (bytes.length < HEADER_AT || !MAGIC.every((byte, i) => bytes[i] === byte)) {
    throw invalidModel('a file that starts with "DCNM" and a length', `${bytes.length} bytes that do not`)
  }
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(HEADER_LENGTH_AT, true)
  if (HEADER_AT + length > bytes.length) {
    throw invalidModel(`a header of ${length} bytes`, `a file of ${bytes.length} bytes: it is truncated`)
  }
  return parseModelHeader(jsonIn(bytes.subarray(HEADER_AT, HEADER_AT + length)))
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw invalidModel('a header in JSON', 'bytes that are no JSON', error)
  }
}

function encodeBlock({ name, length, dtype }: BlockHeader, block: ModelBlock | undefined): Uint8Array<ArrayBuffer> {
  const found = block instanceof Int8Array ? 'int8' : 'float32'
  if (block?.length !== length || found !== (dtype ?? 'float32')) {
    const what = block === undefined ? 'none' : `${block.length} of ${found}`
    throw invalidModel(`block ${name} of ${length} ${dtype ?? 'float32'} numbers`, what)
  }
  if (block instanceof Int8Array) return new Uint8Array(block.slice().buffer)
  checkFinite(name, block)
  const view = new DataView(new ArrayBuffer(length * Float32Array.BYTES_PER_ELEMENT))
  block.forEach((value, i) => view.setFloat32(i * Float32Array.BYTES_PER_ELEMENT, value, true))
  return new Uint8Array(view.buffer)
}

function decodeBlock({ name, length, dtype }: BlockHeader, view: DataView, at: number): ModelBlock {
  if (dtype === 'int8') return Int8Array.from({ length }, (_, i) => view.getInt8(at + i))
  const block = new Float32Array(length)
  for (let i = 0; i < length; i++) block[i] = view.getFloat32(at + i * Float32Array.BYTES_PER_ELEMENT, true)
  checkFinite(name, block)
  return block
}

function checkFinite(name: string, block: Float32Array): void {
  const at = block.findIndex((value) => !Number.isFinite(value))
  if (at >= 0) throw invalidModel(`finite numbers in block ${name}`, `${block[at]} at ${at}`)
}

function checkZeros(bytes: Uint8Array, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    if (bytes[at] !== 0) throw invalidModel('zeros between its parts', `${bytes[at]} at byte ${at}`)
  }
}

function bytesOf({ length, dtype }: BlockHeader): number {
  return dtype === 'int8' ? length : length * Float32Array.BYTES_PER_ELEMENT
}

function padded(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return joinBytes([bytes, new Uint8Array(alignedUp(bytes.length) - bytes.length)])
}

function alignedUp(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT
}
