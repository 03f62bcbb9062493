/** Puts model files into a catalog that is built: its manifest names them, so the catalog gets another version. */
import type { CatalogFiles, ModelBytes } from '../ports/catalog-store.ts'
import { buildManifest, decodeManifest, encodeManifest, type Sha256 } from './manifest-file.ts'

/**
 * The files of `catalog` with `models`, in any order, in place of those that it had; [] takes them away, and gives the
 * very bytes that the catalog has without any. Keeps what it is given. DocentError `catalog-bad-manifest` for a name that
 * is no plain one ending in `.model` or comes twice, for a file of more than 4 MiB, and for more than 16 files.
 */
export async function withModels(
  catalog: CatalogFiles,
  models: readonly ModelBytes[],
  sha256: Sha256,
): Promise<CatalogFiles> {
  const { schemaVersion: _schema, version: _version, files, ...parts } = decodeManifest(catalog.manifest)
  const { items, vectors } = files
  const sorted = models.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const entries = await Promise.all(
    sorted.map(async ({ path, bytes }) => ({ path, bytes: bytes.length, sha256: await sha256(bytes) })),
  )
  const named = entries.length === 0 ? { items, vectors } : { items, vectors, models: entries }
  const manifest = encodeManifest(await buildManifest({ ...parts, files: named }, sha256))
  const rest = { manifest, items: catalog.items, vectors: catalog.vectors }
  return sorted.length === 0 ? rest : { ...rest, models: sorted }
}
