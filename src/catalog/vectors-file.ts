/** vectors.bin: all vectors of a catalog in one file, which is the image that the kernel scans (SPEC CT2). */
import { DocentError } from '../base/docent-error.ts'
import { corruptFile } from './corrupt-file.ts'
import { HEADER_BYTES, imageLayout } from '../vector/image-layout.ts'
import type { VectorIndex } from '../vector/vector-index.ts'

const FILE = 'vectors.bin'
/** "DOCV" in ASCII. */
const MAGIC = [0x44, 0x4f, 0x43, 0x56]
const FORMAT_VERSION = 2
/** Header fields, little-endian uint32 after the magic; zeros up to the first plane. */
const VERSION_AT = 4
const DIM_AT = 8
const ROWS_AT = 12
const FIELDS_END = 16

/** Rows and dim as the manifest has them. */
export interface VectorsShape {
  readonly dim: number
  readonly rows: number
}

/** The file of all vectors of `index`, deleted rows as zeros. The same vectors give the same bytes. */
export function encodeVectorsFile(index: Pick<VectorIndex, 'dim' | 'rows' | 'image'>): Uint8Array<ArrayBuffer> {
  const bytes = index.image.slice()
  const view = new DataView(bytes.buffer)
  bytes.set(MAGIC)
  view.setUint32(VERSION_AT, FORMAT_VERSION, true)
  view.setUint32(DIM_AT, index.dim, true)
  view.setUint32(ROWS_AT, index.rows, true)
  return bytes
}

/**
 * Checks header and length of a vectors.bin of a catalog whose manifest says `dim` and `rows`. Needs the first 64 bytes
 * of the file in `start`, fewer where it is shorter. DocentError `catalog-dim-mismatch` when the header's dim is
 * another, `catalog-corrupt` when it is not a vectors.bin of version 2, or of another length or count.
 */
export function checkVectorsHeader(start: Uint8Array, bytes: number, { dim, rows }: VectorsShape): void {
  if (start.length < FIELDS_END || !MAGIC.every((byte, i) => start[i] === byte)) {
    throw corruptFile(FILE, 'a file that starts with "DOCV"', `${bytes} bytes that do not`)
  }
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength)
  const version = view.getUint32(VERSION_AT, true)
  if (version < FORMAT_VERSION) throw outdated(version)
  if (version !== FORMAT_VERSION) throw corruptFile(FILE, `format version ${FORMAT_VERSION}`, `${version}`)
  const foundDim = view.getUint32(DIM_AT, true)
  if (foundDim !== dim) {
    throw new DocentError(
      'catalog-dim-mismatch',
      `vectors.bin does not fit its manifest: expected vectors of ${dim} numbers, found ${foundDim}. Build the catalog again, with one model.`,
      { expected: dim, found: foundDim },
    )
  }
  const foundRows = view.getUint32(ROWS_AT, true)
  if (foundRows !== rows) throw corruptFile(FILE, `${rows} vectors, one a record`, `${foundRows}`)
  const expectedBytes = imageLayout(rows, dim).bytes
  if (bytes !== expectedBytes) throw corruptFile(FILE, `${expectedBytes} bytes`, `${bytes}`)
  for (let at = FIELDS_END; at < HEADER_BYTES; at++) {
    if (start[at] !== 0) throw corruptFile(FILE, 'zeros after the header', `${start[at]} at byte ${at}`)
  }
}

function outdated(version: number): DocentError {
  return new DocentError(
    'catalog-corrupt',
    `vectors.bin is of an older Docent: expected format version ${FORMAT_VERSION}, found ${version}. Build the catalog again with this version's docent build.`,
    { file: FILE, expected: `format version ${FORMAT_VERSION}`, found: `${version}` },
  )
}
