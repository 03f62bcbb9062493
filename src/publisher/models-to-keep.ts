/** Which models outlive a build of the catalog that they were put into. */
import { type CatalogRecords, catalogRecords } from '../release/catalog-records.ts'
import { decodeManifest } from '../catalog/manifest-file.ts'
import type { CatalogFiles, ModelBytes } from '../ports/catalog-store.ts'
import { verifyWholeCatalog } from './verify-whole-catalog.ts'

/**
 * [CT15] The models of `before`, where `after` has records of the same ids in the same rows: else what was learned of
 * rows would be of others. Undefined where there are none, and where `before` is not whole. Never throws.
 */
export async function modelsToKeep(
  before: CatalogFiles,
  after: CatalogFiles,
): Promise<readonly ModelBytes[] | undefined> {
  if (before.models === undefined) return undefined
  try {
    await verifyWholeCatalog(before)
    return haveSameRows(recordsOf(before), recordsOf(after)) ? before.models : undefined
  } catch {
    return undefined
  }
}

function recordsOf({ manifest, items, vectors }: CatalogFiles): CatalogRecords {
  const { count, dim } = decodeManifest(manifest)
  return catalogRecords({ items, vectors, count, dim })
}

function haveSameRows(a: CatalogRecords, b: CatalogRecords): boolean {
  if (a.count !== b.count) return false
  for (let row = 0; row < a.count; row++) if (a.idAt(row) !== b.idAt(row)) return false
  return true
}
