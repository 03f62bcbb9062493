/** The records of a catalog as bytes: what deltas are made of and applied to. No record is parsed but for its id. */
import { imageLayout } from '../vector/image-layout.ts'
import { lineTable } from './line-table.ts'
import { wrongObject } from './open-object.ts'
import { recordIdAt } from './record-id.ts'
import { VectorWords } from './vector-words.ts'

/** The two large files of a catalog, and their shape. */
export interface RawCatalog {
  readonly items: Uint8Array<ArrayBuffer>
  readonly vectors: Uint8Array<ArrayBuffer>
  readonly count: number
  readonly dim: number
}

/** Records ascending by id (code unit order), rows from 0. */
export interface CatalogRecords {
  readonly count: number
  readonly dim: number
  /** DocentError `sync-bad-format` where the line does not begin with an id. */
  idAt(row: number): string
  /** The record's line with its line end; a view. */
  lineAt(row: number): Uint8Array
  /** The record's vector, `vectorRowBytes(dim)` bytes. */
  vectorAt(row: number): Uint8Array
}

/** The records of two files. DocentError `sync-wrong-object` where a file has not the length that its shape asks for. */
export function catalogRecords({ items, vectors, count, dim }: RawCatalog): CatalogRecords {
  const starts = lineTable(items, count, 'items.ndjson')
  const { bytes } = imageLayout(count, dim)
  if (vectors.length !== bytes) throw wrongObject('vectors.bin', `${bytes} bytes`, `${vectors.length}`)
  const words = new VectorWords(wordAligned(vectors), count, dim)
  return {
    count,
    dim,
    idAt: (row) => recordIdAt(items, starts[row] ?? 0),
    lineAt: (row) => items.subarray(starts[row], starts[row + 1]),
    vectorAt: (row) => words.rowAt(row),
  }
}

/** Itself where it can be read by words, else a copy. */
export function wordAligned(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return bytes.byteOffset % Int32Array.BYTES_PER_ELEMENT === 0 ? bytes : bytes.slice()
}
