/** Puts model files into a built catalog's folder: what `docent train --into` does at its end. */
import { readCatalogFolder } from '../adapters/node/read-catalog-folder.ts'
import { sha256Hex } from '../adapters/node/sha256.ts'
import { decodeManifest } from '../catalog/manifest-file.ts'
import { withModels } from '../catalog/with-models.ts'
import type { ModelBytes } from '../ports/catalog-store.ts'
import { verifyWholeCatalog } from './verify-whole-catalog.ts'
import { writeCatalogFolder } from './write-catalog-folder.ts'

export interface AddedModels {
  /** Of the catalog with these models. */
  readonly version: string
  /** Names of the model files that were there before and are not among these. */
  readonly removed: readonly string[]
}

/**
 * [CT14] Replaces the models of the catalog in `folder` by `models`, in any order ([] takes all away), in one step: the
 * old folder or the new one, never a mix. DocentError of `readCatalogFolder` and `verifyWholeCatalog` (models that are to
 * be replaced may be damaged), `catalog-bad-manifest` for names or sizes that no catalog may have, and `cli-bad-input`
 * where the folder cannot be written; then nothing was.
 */
export async function addModels(folder: string, models: readonly ModelBytes[]): Promise<AddedModels> {
  const { models: before = [], ...plain } = await readCatalogFolder(folder)
  await verifyWholeCatalog(await withModels(plain, [], sha256Hex))
  const files = await withModels(plain, models, sha256Hex)
  await writeCatalogFolder(folder, files)
  const kept = new Set(models.map(({ path }) => path))
  const removed = before.map(({ path }) => path).filter((path) => !kept.has(path))
  return { version: decodeManifest(files.manifest).version, removed }
}
