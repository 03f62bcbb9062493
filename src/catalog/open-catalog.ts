/** Opens the three files of a catalog folder, or says exactly what is wrong with them. Nothing is half opened. */
import { DocentError } from '../base/docent-error.ts'
import type { CatalogFile, CatalogManifest } from '../contracts/catalog-manifest.ts'
import type { ByteSource, CatalogFiles, OpenableCatalog } from '../ports/catalog-store.ts'
import { dot } from '../vector/dot.ts'
import { dequantise } from '../vector/quantise.ts'
import { createVectorIndex, type VectorIndex, type VectorPath } from '../vector/vector-index.ts'
import { decodeItemsFile } from './items-file.ts'
import { catalogVersion, decodeManifest, encodeManifest, type Sha256 } from './manifest-file.ts'
import { createPackContentStore, type PackContentStore } from './pack-content-store.ts'
import { decodeVectorsFile } from './vectors-file.ts'

export interface OpenOptions {
  /** Forces what scans the vectors; else the faster one that works here. */
  readonly path?: VectorPath
  /** Without it, opening checks lengths, headers and records, not digests (decisions 16: those run beside it). */
  readonly sha256?: Sha256
}

/** How far from 1 the length of a decoded vector may be: quantising moves it by about 1e-5. */
const LENGTH_TOLERANCE = 1e-3

/**
 * Opens a catalog. Checks, in this order: that the manifest is JSON (`catalog-not-a-catalog`) and fits its schema
 * (`catalog-bad-manifest`); file lengths, then with `sha256` all digests and the version (`catalog-corrupt`); the header
 * of the vectors against the manifest (`catalog-dim-mismatch`) and that every vector has length 1; every record by the
 * Content schema (`catalog-bad-record`) and that no id comes twice (`catalog-duplicate-id`). Keeps `files.vectors` alive
 * no longer than the call. Cost: linear; SPEC CT8 has the measure.
 */
export async function openCatalog(
  given: CatalogFiles | OpenableCatalog,
  options: OpenOptions = {},
): Promise<PackContentStore> {
  const files = { ...given, vectors: await bytesOf(given.vectors) }
  const manifest = decodeManifest(files.manifest)
  checkLength(manifest.files.items, files.items)
  checkLength(manifest.files.vectors, files.vectors)
  if (options.sha256 !== undefined) await verifyCatalog(files, options.sha256)
  const index = openVectors(files.vectors, manifest, options.path)
  const contents = decodeItemsFile(files.items, manifest.count)
  return createPackContentStore({ manifest, contents, index })
}

/**
 * Whether the files are byte for byte what the manifest's digests and version say, and the manifest what its publisher
 * wrote: any changed byte is found. DocentError `catalog-corrupt` names the file; `catalog-not-a-catalog` and
 * `catalog-bad-manifest` as above. Cost: one SHA-256 over everything, so it can run after opening.
 */
export async function verifyCatalog(files: CatalogFiles, sha256: Sha256): Promise<void> {
  const manifest = decodeManifest(files.manifest)
  const version = await catalogVersion(manifest, sha256)
  if (version !== manifest.version) throw corrupt('manifest.json', `version ${version}`, manifest.version)
  if (!sameBytes(encodeManifest(manifest), files.manifest)) {
    throw corrupt('manifest.json', 'the bytes that docent build writes', 'others of the same meaning')
  }
  for (const name of ['items', 'vectors'] as const) {
    const found = await sha256(files[name])
    const { path, sha256: expected } = manifest.files[name]
    if (found !== expected) throw corrupt(path, `SHA-256 ${expected}`, found)
  }
}

async function bytesOf(vectors: Uint8Array<ArrayBuffer> | ByteSource): Promise<Uint8Array<ArrayBuffer>> {
  if (vectors instanceof Uint8Array) return vectors
  const bytes = new Uint8Array(vectors.length)
  await vectors.readInto(bytes)
  return bytes
}

function openVectors(
  bytes: CatalogFiles['vectors'],
  { count, dim }: CatalogManifest,
  path: VectorPath | undefined,
): VectorIndex {
  const { vectors } = decodeVectorsFile(bytes, { dim, rows: count })
  const index = indexOf(dequantise(vectors, dim), dim, path)
  for (let row = 0; row < count; row++) {
    const vector = index.vectorAt(row)
    const length = Math.sqrt(dot(vector, vector))
    if (!(Math.abs(length - 1) <= LENGTH_TOLERANCE)) {
      throw corrupt('vectors.bin', 'vectors of length 1', `length ${length} in row ${row}`)
    }
  }
  return index
}

function indexOf(vectors: Float32Array, dim: number, path: VectorPath | undefined): VectorIndex {
  try {
    return createVectorIndex(vectors, dim, path === undefined ? {} : { path })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new DocentError('catalog-dim-mismatch', `The vectors cannot be searched: ${error.message}`, { dim }, error)
  }
}

function checkLength({ path, bytes }: CatalogFile, found: Uint8Array): void {
  if (found.length !== bytes) throw corrupt(path, `${bytes} bytes`, `${found.length}`)
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}

function corrupt(file: string, expected: string, found: string): DocentError {
  return new DocentError(
    'catalog-corrupt',
    `${file} is damaged or of another build: expected ${expected}, found ${found}. Load the catalog again; if it stays so, build it again.`,
    { file, expected, found },
  )
}
