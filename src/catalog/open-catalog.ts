/** Opens the files of a catalog folder, or says exactly what is wrong with them. But for its models, all of it or nothing. */
import { byteSource } from './byte-source.ts'
import type { CatalogFile } from '../contracts/catalog-manifest.ts'
import type { CatalogFiles, OpenableCatalog } from '../ports/catalog-store.ts'
import { corruptFile } from './corrupt-file.ts'
import type { VectorPath } from '../vector/vector-index.ts'
import { decodeItemsFile } from './items-file.ts'
import { catalogVersion, decodeManifest, encodeManifest, type Sha256 } from './manifest-file.ts'
import { openModels } from './open-models.ts'
import { createPackContentStore, type PackContentStore } from './pack-content-store.ts'
import { openVectors } from './open-vectors.ts'

export interface OpenOptions {
  /** Forces what scans the vectors; else the fastest that works here. */
  readonly path?: VectorPath
  /** Without it, opening checks lengths, headers and records, not digests (decisions 16: those run beside it). */
  readonly sha256?: Sha256
  /** Checks the digests of the model files where `sha256` is left out: they are small, and nobody verifies them later. */
  readonly modelSha256?: Sha256 | undefined
}

/**
 * Opens a catalog. Checks, in this order: that the manifest is JSON (`catalog-not-a-catalog`) and fits its schema
 * (`catalog-bad-manifest`); file lengths, then with `sha256` all digests and the version (`catalog-corrupt`); the header
 * of the vectors against the manifest (`catalog-dim-mismatch`) and that every vector has length 1; every record by the
 * Content schema (`catalog-bad-record`) and that no id comes twice (`catalog-duplicate-id`). [CT12] A model file that is
 * not right is refused in the store's `models`, and throws nothing. The vectors are read once,
 * into the memory that is searched (`catalog-too-large` where there is none); `files.vectors` is not kept. What reading
 * them throws is passed on. Cost: linear; SPEC CT8 has the measure.
 */
export async function openCatalog(
  files: CatalogFiles | OpenableCatalog,
  options: OpenOptions = {},
): Promise<PackContentStore> {
  const { items } = files
  const manifest = decodeManifest(files.manifest)
  const source = files.vectors instanceof Uint8Array ? byteSource(files.vectors) : files.vectors
  checkLength(manifest.files.items, items)
  checkLength(manifest.files.vectors, source)
  const { sha256, modelSha256 = sha256, ...forced } = options
  const index = await openVectors(source, { dim: manifest.dim, rows: manifest.count, ...forced }, async (vectors) => {
    if (sha256 !== undefined) await verifyCatalog({ manifest: files.manifest, items, vectors }, sha256)
  })
  const contents = decodeItemsFile(items, manifest.count)
  const models = await openModels(manifest, files.models, modelSha256)
  return createPackContentStore({ manifest, contents, index, models })
}

/**
 * Whether manifest, items and vectors are byte for byte what the manifest's digests and version say, and the manifest what
 * its publisher wrote: any changed byte is found. DocentError `catalog-corrupt` names the file; `catalog-not-a-catalog` and
 * `catalog-bad-manifest` as above. Cost: one SHA-256 over everything, so it can run after opening, on the `image` of the
 * opened store in place of the vectors.
 */
export async function verifyCatalog(files: CatalogFiles, sha256: Sha256): Promise<void> {
  const manifest = decodeManifest(files.manifest)
  const version = await catalogVersion(manifest, sha256)
  if (version !== manifest.version) throw corruptFile('manifest.json', `version ${version}`, manifest.version)
  if (!sameBytes(encodeManifest(manifest), files.manifest)) {
    throw corruptFile('manifest.json', 'the bytes that docent build writes', 'others of the same meaning')
  }
  for (const name of ['items', 'vectors'] as const) {
    const found = await sha256(files[name])
    const { path, sha256: expected } = manifest.files[name]
    if (found !== expected) throw corruptFile(path, `SHA-256 ${expected}`, found)
  }
}

function checkLength({ path, bytes }: CatalogFile, { length }: { readonly length: number }): void {
  if (length !== bytes) throw corruptFile(path, `${bytes} bytes`, `${length}`)
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}
