/** What a publisher asks of a catalog before passing it on: every byte, models included. */
import { sha256Hex } from '../adapters/node/sha256.ts'
import { decodeManifest } from '../catalog/manifest-file.ts'
import { verifyCatalog } from '../catalog/open-catalog.ts'
import { openModels, wholeModels } from '../catalog/open-models.ts'
import type { CatalogManifest } from '../contracts/catalog-manifest.ts'
import type { CatalogFiles } from '../ports/catalog-store.ts'

/**
 * [CT13] The manifest of files that are byte for byte as it says. DocentError of `verifyCatalog`, and `catalog-corrupt`
 * for a model file that is missing or another, which a device would merely do without.
 */
export async function verifyWholeCatalog(files: CatalogFiles): Promise<CatalogManifest> {
  await verifyCatalog(files, sha256Hex)
  const manifest = decodeManifest(files.manifest)
  wholeModels(await openModels(manifest, files.models, sha256Hex))
  return manifest
}
