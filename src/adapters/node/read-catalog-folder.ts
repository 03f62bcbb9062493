/** Reads the files of a catalog folder from a disk. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DocentError } from '../../base/docent-error.ts'
import { ITEMS_FILE, MANIFEST_FILE, VECTORS_FILE } from '../../catalog/build-pack.ts'
import type { CatalogFiles } from '../../ports/catalog-store.ts'

/**
 * The files of `folder`, as they are: `openCatalog` says whether they are right. DocentError `catalog-missing` when
 * one of them cannot be read, with its path.
 */
export async function readCatalogFolder(folder: string): Promise<CatalogFiles> {
  const [manifest, items, vectors] = await Promise.all([
    readPart(folder, MANIFEST_FILE),
    readPart(folder, ITEMS_FILE),
    readPart(folder, VECTORS_FILE),
  ])
  return { manifest, items, vectors }
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
