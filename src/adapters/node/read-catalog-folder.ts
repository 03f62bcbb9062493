/** Reads the files of a catalog folder from a disk. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DocentError } from '../../base/docent-error.ts'
import { ITEMS_FILE, MANIFEST_FILE, VECTORS_FILE } from '../../catalog/build-pack.ts'
import { modelPaths } from '../../catalog/model-paths.ts'
import type { CatalogFiles, ModelBytes } from '../../ports/catalog-store.ts'

/**
 * The files of `folder`, as they are: `openCatalog` says whether they are right. A model file that cannot be read is left
 * out, so that the rest opens. DocentError `catalog-missing` when another cannot be read, with its path.
 */
export async function readCatalogFolder(folder: string): Promise<CatalogFiles> {
  const [manifest, items, vectors] = await Promise.all([
    readPart(folder, MANIFEST_FILE),
    readPart(folder, ITEMS_FILE),
    readPart(folder, VECTORS_FILE),
  ])
  const models = await Promise.all(modelPaths(manifest).map((path) => readModel(folder, path)))
  const found = models.filter((model) => model !== undefined)
  return models.length === 0 ? { manifest, items, vectors } : { manifest, items, vectors, models: found }
}

async function readModel(folder: string, path: string): Promise<ModelBytes | undefined> {
  const bytes = await readFile(join(folder, path)).catch(() => undefined)
  return bytes && { path, bytes: new Uint8Array(bytes) }
}

async function readPart(folder: string, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const path = join(folder, name)
  try {
    return new Uint8Array(await readFile(path))
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    throw new DocentError(
      'catalog-missing',
      `Expected the catalog file ${path}, found none that can be read (${reason}). Name a folder that docent build has written.`,
      { path, reason },
      error,
    )
  }
}
