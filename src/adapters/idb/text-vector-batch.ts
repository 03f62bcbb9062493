/** A batch of text vectors as it lies in IndexedDB: a head of keys and a body of float32, each with its checksum. */
import { crc32OfBytes } from './crc32.ts'
import { type Sealed, seal, shapeOf, unseal } from './sealed-record.ts'

export interface BatchHead {
  readonly keys: readonly string[]
  /** Numbers of each vector, in the order of `keys`. */
  readonly dims: readonly number[]
}

/** All vectors of a batch one after the other, in the byte order of the device. */
export interface BatchBody {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** CRC-32 of `bytes`. */
  readonly crc: number
}

const batchHead = shapeOf((value): value is BatchHead => {
  if (typeof value !== 'object' || value === null) return false
  const keys: unknown = Reflect.get(value, 'keys')
  const dims: unknown = Reflect.get(value, 'dims')
  return (
    Array.isArray(keys) &&
    Array.isArray(dims) &&
    keys.length === dims.length &&
    keys.every((key) => typeof key === 'string') &&
    dims.every((dim) => Number.isSafeInteger(dim) && dim >= 0)
  )
})

/** The two records of a batch. */
export function packBatch(entries: ReadonlyMap<string, Float32Array>): {
  readonly head: Sealed
  readonly body: BatchBody
} {
  const vectors = [...entries.values()]
  const dims = vectors.map(({ length }) => length)
  const all = new Float32Array(dims.reduce((sum, dim) => sum + dim, 0))
  let at = 0
  for (const vector of vectors) {
    all.set(vector, at)
    at += vector.length
  }
  const bytes = new Uint8Array(all.buffer)
  return { head: seal({ keys: [...entries.keys()], dims }), body: { bytes, crc: crc32OfBytes(bytes) } }
}

/** The head in a stored record; undefined when it is damaged or none. */
export function readHead(record: unknown): BatchHead | undefined {
  return unseal(batchHead, record)
}

/** The vectors of a stored body by key; none when it is damaged or does not go with its head. */
export function readVectors({ keys, dims }: BatchHead, record: unknown): ReadonlyMap<string, Float32Array> {
  const bytes: unknown = typeof record === 'object' && record !== null ? Reflect.get(record, 'bytes') : undefined
  if (!(bytes instanceof Uint8Array) || crc32OfBytes(bytes) !== Reflect.get(record ?? {}, 'crc')) return new Map()
  const length = dims.reduce((sum, dim) => sum + dim, 0)
  if (bytes.length !== length * Float32Array.BYTES_PER_ELEMENT) return new Map()
  const all = new Float32Array(bytes.slice().buffer)
  let at = 0
  return new Map(
    keys.map((key, i): [string, Float32Array] => {
      const from = at
      at += dims[i] ?? 0
      return [key, all.slice(from, at)]
    }),
  )
}
