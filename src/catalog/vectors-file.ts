/** vectors.bin: all vectors of a catalog in one file, as int8 codes and residuals with one scale a row (SPEC CT2). */
import { DocentError } from '../base/docent-error.ts'
import type { QuantisedVectors } from '../vector/quantise.ts'

/** What vectors.bin holds: `rows` rows of `dim` numbers, row-major, quantised. */
export interface VectorsFile {
  readonly dim: number
  readonly rows: number
  readonly vectors: QuantisedVectors
}

/** "DOCV" in ASCII. */
const MAGIC = [0x44, 0x4f, 0x43, 0x56]
const FORMAT_VERSION = 1
/** Header fields, little-endian uint32 after the magic. */
const VERSION_AT = 4
const DIM_AT = 8
const ROWS_AT = 12
const HEADER_BYTES = 16
const SCALE_BYTES = 4
/** Every plane starts on a multiple of this, so that a SIMD load of 16 codes never straddles two planes. */
const PLANE_ALIGNMENT = 16
/** The one int8 that is no code (SPEC VX7). */
const NO_CODE = -128

/** Bytes of a vectors.bin of `rows` rows of `dim` numbers: 16 + 4 rows, rounded up to 16, + 2 rows · dim. */
export function vectorsFileBytes(rows: number, dim: number): number {
  return codesAt(rows) + 2 * rows * dim
}

/** The file of `vectors` (`rows` scales, rows · dim codes and residuals). The same vectors give the same bytes. */
export function encodeVectorsFile(vectors: QuantisedVectors, dim: number): Uint8Array<ArrayBuffer> {
  const rows = vectors.scales.length
  const bytes = new Uint8Array(vectorsFileBytes(rows, dim))
  const view = new DataView(bytes.buffer)
  bytes.set(MAGIC)
  view.setUint32(VERSION_AT, FORMAT_VERSION, true)
  view.setUint32(DIM_AT, dim, true)
  view.setUint32(ROWS_AT, rows, true)
  vectors.scales.forEach((scale, row) => view.setFloat32(HEADER_BYTES + row * SCALE_BYTES, scale, true))
  const codes = new Int8Array(bytes.buffer, codesAt(rows))
  codes.set(vectors.codes)
  codes.set(vectors.residuals, rows * dim)
  return bytes
}

/**
 * Reads a vectors.bin of a catalog whose manifest says `rows` and `dim`; codes and residuals are views of `bytes`.
 * DocentError `catalog-dim-mismatch` when the header's dim is another, `catalog-corrupt` when the file is not a
 * vectors.bin of version 1, has another length or count, or holds a scale or code that no encoder writes.
 */
export function decodeVectorsFile(
  bytes: Uint8Array<ArrayBuffer>,
  { dim, rows }: { readonly dim: number; readonly rows: number },
): VectorsFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < HEADER_BYTES || !MAGIC.every((byte, i) => bytes[i] === byte)) {
    throw corrupt('a file that starts with "DOCV"', `${bytes.length} bytes that do not`)
  }
  const version = view.getUint32(VERSION_AT, true)
  if (version !== FORMAT_VERSION) throw corrupt(`format version ${FORMAT_VERSION}`, `${version}`)
  const foundDim = view.getUint32(DIM_AT, true)
  if (foundDim !== dim) {
    throw new DocentError(
      'catalog-dim-mismatch',
      `vectors.bin does not fit its manifest: expected vectors of ${dim} numbers, found ${foundDim}. Build the catalog again, with one model.`,
      { expected: dim, found: foundDim },
    )
  }
  const foundRows = view.getUint32(ROWS_AT, true)
  if (foundRows !== rows) throw corrupt(`${rows} vectors, one a record`, `${foundRows}`)
  const expectedBytes = vectorsFileBytes(rows, dim)
  if (bytes.length !== expectedBytes) throw corrupt(`${expectedBytes} bytes`, `${bytes.length}`)

  const scales = new Float32Array(rows)
  for (let row = 0; row < rows; row++) {
    const scale = view.getFloat32(HEADER_BYTES + row * SCALE_BYTES, true)
    if (!Number.isFinite(scale) || scale < 0) throw corrupt('scales of at least 0', `${scale} in row ${row}`)
    scales[row] = scale
  }
  for (let at = HEADER_BYTES + rows * SCALE_BYTES; at < codesAt(rows); at++) {
    if (bytes[at] !== 0) throw corrupt('zeros between the planes', `${bytes[at]} at byte ${at}`)
  }
  const codes = new Int8Array(bytes.buffer, bytes.byteOffset + codesAt(rows), rows * dim)
  const residuals = new Int8Array(bytes.buffer, bytes.byteOffset + codesAt(rows) + rows * dim, rows * dim)
  if (codes.includes(NO_CODE) || residuals.includes(NO_CODE)) throw corrupt('codes from -127 to 127', '-128')
  return { dim, rows, vectors: { scales, codes, residuals } }
}

function codesAt(rows: number): number {
  return Math.ceil((HEADER_BYTES + rows * SCALE_BYTES) / PLANE_ALIGNMENT) * PLANE_ALIGNMENT
}

function corrupt(expected: string, found: string): DocentError {
  return new DocentError(
    'catalog-corrupt',
    `vectors.bin is damaged: expected ${expected}, found ${found}. Load the catalog again; if it stays so, build it again.`,
    { file: 'vectors.bin', expected, found },
  )
}
