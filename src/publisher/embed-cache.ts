/** Vectors that were made before, on disk: a build embeds only what changed, and a broken build goes on where it was. */
import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { embeddingKeyText } from '../catalog/embedding-key.ts'
import { DocentError } from '../base/docent-error.ts'

export interface EmbedCache {
  /** The vector of `text` by `modelId`, or undefined. The caller's own copy. */
  get(modelId: string, text: string): Float32Array | undefined
  /** Keeps a vector of `dim` numbers; it is in the file when the call returns. */
  put(modelId: string, text: string, vector: Float32Array): void
  close(): void
}

const KEY_BYTES = 32
const NUMBER_BYTES = 4
const CHECK_BYTES = 4
/** Little-endian on every machine: the file may be carried to another. */
const LITTLE_ENDIAN = true

/**
 * Opens the cache of `dim` numbers a vector in `folder`. A file of records, only ever appended to: SHA-256 of model and
 * text (32 bytes), float32 numbers, 4 bytes of SHA-256 over both. A torn last record is cut off before the next is
 * written, a damaged one is not found. Folder and file are made by the first `put`, which throws DocentError
 * `cli-bad-input` when they cannot be written. Cost: one read.
 */
export function openEmbedCache(folder: string, dim: number): EmbedCache {
  const path = join(folder, `vectors-${dim}.bin`)
  const recordBytes = KEY_BYTES + dim * NUMBER_BYTES + CHECK_BYTES
  const bytes = existsSync(path) ? readFileSync(path) : new Uint8Array()
  const whole = bytes.length - (bytes.length % recordBytes)
  const vectors = new Map<string, Float32Array>()
  for (let at = 0; at < whole; at += recordBytes) {
    const body = bytes.subarray(at, at + recordBytes - CHECK_BYTES)
    const check = bytes.subarray(at + recordBytes - CHECK_BYTES, at + recordBytes)
    if (checkOf(body).equals(check)) vectors.set(hex(body.subarray(0, KEY_BYTES)), read(body, dim))
  }
  let descriptor: number | undefined

  return {
    get: (modelId, text) => vectors.get(hex(keyOf(modelId, text)))?.slice(),
    put(modelId, text, vector) {
      const key = keyOf(modelId, text)
      const body = new Uint8Array(recordBytes - CHECK_BYTES)
      body.set(key)
      const view = new DataView(body.buffer, KEY_BYTES)
      vector.forEach((x, i) => view.setFloat32(i * NUMBER_BYTES, x, LITTLE_ENDIAN))
      descriptor ??= openAppending(folder, path, bytes.length === whole ? undefined : whole)
      // One write a record: what a killed process leaves is at most one torn record at the end.
      writeSync(descriptor, Buffer.concat([body, checkOf(body)]))
      vectors.set(hex(key), vector.slice())
    },
    close() {
      if (descriptor !== undefined) closeSync(descriptor)
      descriptor = undefined
    },
  }
}

/** Cut to `whole` bytes first: else the next record would begin in the middle of one, and so would all that follow. */
function openAppending(folder: string, path: string, whole: number | undefined): number {
  try {
    mkdirSync(folder, { recursive: true })
    if (whole !== undefined) truncateSync(path, whole)
    return openSync(path, 'a')
  } catch (error) {
    throw new DocentError(
      'cli-bad-input',
      `Expected a folder for the cache of vectors that can be written, found ${folder}, which cannot. Name another with --cache DIR.`,
      { folder },
      error,
    )
  }
}

function keyOf(modelId: string, text: string): Buffer {
  return createHash('sha256').update(embeddingKeyText(modelId, text)).digest()
}

function checkOf(body: Uint8Array): Buffer {
  return createHash('sha256').update(body).digest().subarray(0, CHECK_BYTES)
}

function hex(key: Uint8Array): string {
  return Buffer.from(key).toString('hex')
}

function read(body: Uint8Array, dim: number): Float32Array {
  const view = new DataView(body.buffer, body.byteOffset + KEY_BYTES)
  return Float32Array.from({ length: dim }, (_, i) => view.getFloat32(i * NUMBER_BYTES, LITTLE_ENDIAN))
}
