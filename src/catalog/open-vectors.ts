/** Reads the vectors of a catalog straight into the memory of a vector index, and checks them there. */
import { DocentError } from '../base/docent-error.ts'
import { HEADER_BYTES, imageLayout, LARGEST_DIM } from '../vector/image-layout.ts'
import type { ByteSource } from '../ports/catalog-store.ts'
import { checkVectorsHeader, type VectorsShape } from './vectors-file.ts'
import { corruptFile } from './corrupt-file.ts'
import { ImageFault, NoVectorMemory } from '../vector/vector-faults.ts'
import { openVectorIndex, type VectorIndex, type VectorPath } from '../vector/vector-index.ts'

/** How far from 1 the length of a decoded vector may be: quantising moves it by about 1e-5. */
const LENGTH_TOLERANCE = 1e-3
const FILE = 'vectors.bin'
const MEGABYTE = 1e6

/**
 * The index of a vectors.bin of the shape that its manifest says. `verify` sees the bytes before anything is made of
 * them. DocentError `catalog-dim-mismatch` (header, or a dim that cannot be searched), `catalog-corrupt` (header, codes,
 * scales, padding, a vector whose length is not 1), `catalog-too-large` where the device has no memory for it.
 */
export async function openVectors(
  source: ByteSource,
  shape: VectorsShape & { readonly path?: VectorPath },
  verify: (bytes: Uint8Array<ArrayBuffer>) => void | Promise<void>,
): Promise<VectorIndex> {
  refuseDim(shape.dim)
  if (source.length !== imageLayout(shape.rows, shape.dim).bytes) return refuseLength(source, shape, verify)
  try {
    return await openVectorIndex({ ...shape, lengthWithin: LENGTH_TOLERANCE }, async (image) => {
      await source.readInto(image)
      await verify(image)
      checkVectorsHeader(image.subarray(0, HEADER_BYTES), image.length, shape)
    })
  } catch (error) {
    if (error instanceof ImageFault) throw corruptFile(FILE, error.expected, error.found, error)
    if (error instanceof NoVectorMemory) throw tooLarge(error, shape)
    throw error
  }
}

/** The file is not of the manifest's shape: its own header says how. */
async function refuseLength(
  source: ByteSource,
  shape: VectorsShape,
  verify: (bytes: Uint8Array<ArrayBuffer>) => void | Promise<void>,
): Promise<never> {
  const bytes = new Uint8Array(source.length)
  await source.readInto(bytes)
  await verify(bytes)
  checkVectorsHeader(bytes.subarray(0, HEADER_BYTES), bytes.length, shape)
  throw corruptFile(FILE, `${imageLayout(shape.rows, shape.dim).bytes} bytes`, `${bytes.length}`)
}

function refuseDim(dim: number): void {
  try {
    imageLayout(0, dim)
  } catch (error) {
    throw new DocentError(
      'catalog-dim-mismatch',
      `Expected vectors of a multiple of 16 numbers up to ${LARGEST_DIM}, found ${dim}. Pad them with zeros, or take another model.`,
      { dim },
      error,
    )
  }
}

function tooLarge(error: NoVectorMemory, { rows, dim }: VectorsShape): DocentError {
  return new DocentError(
    'catalog-too-large',
    `Expected memory for ${rows} vectors of ${dim} numbers (${Math.ceil(error.bytes / MEGABYTE)} MB), found less on this device. Publish a smaller catalog, or close other tabs.`,
    { rows, dim, bytes: error.bytes },
    error,
  )
}
