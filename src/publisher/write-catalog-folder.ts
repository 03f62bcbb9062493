/** Writes a catalog folder in one step: the old catalog, or the new one, never a mix and never a half. */
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { readCatalogFolder } from '../adapters/node/read-catalog-folder.ts'
import { DocentError } from '../base/docent-error.ts'
import { ITEMS_FILE, MANIFEST_FILE, VECTORS_FILE } from '../catalog/build-pack.ts'
import type { CatalogFiles } from '../ports/catalog-store.ts'

/**
 * Replaces `folder` by the files, its models included. DocentError `cli-bad-input` when it holds anything but a catalog
 * and the models that its manifest names (nothing of it is touched) or cannot be written. A crash leaves the old folder, or the old one beside as `.docent-…` and none.
 */
export async function writeCatalogFolder(folder: string, files: CatalogFiles): Promise<void> {
  const names = await namesIn(folder)
  const before = names.length === 0 ? undefined : await readCatalogFolder(folder).catch(() => undefined)
  const models = (before?.models ?? []).map(({ path }) => path)
  const ours = new Set([MANIFEST_FILE, ITEMS_FILE, VECTORS_FILE, ...models])
  const strangers = names.filter((name) => !ours.has(name))
  if (strangers.length > 0) {
    throw new DocentError(
      'cli-bad-input',
      `Expected ${folder} to be new, empty or a catalog, found ${strangers.slice(0, 3).join(', ')} in it. Name another folder with -o DIR; nothing was written.`,
      { folder, strangers },
    )
  }
  try {
    await mkdir(dirname(folder), { recursive: true })
    // Beside, not in the system's temporary folder: a rename must not cross disks.
    const staging = join(dirname(folder), `.docent-${basename(folder)}-${randomUUID()}`)
    await mkdir(staging)
    await writeFile(join(staging, ITEMS_FILE), files.items)
    await writeFile(join(staging, VECTORS_FILE), files.vectors)
    for (const { path, bytes } of files.models ?? []) await writeFile(join(staging, path), bytes)
    await writeFile(join(staging, MANIFEST_FILE), files.manifest)
    await swap(folder, staging)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new DocentError('cli-bad-input', `${folder} could not be written: ${reason}.`, { folder }, error)
  }
}

async function swap(folder: string, staging: string): Promise<void> {
  const before = `${staging}-before`
  const existed = await rename(folder, before).then(
    () => true,
    () => false,
  )
  await rename(staging, folder)
  if (existed) await rm(before, { recursive: true })
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw new DocentError(
      'cli-bad-input',
      `Expected ${folder} to be a folder, found something else.`,
      { folder },
      error,
    )
  })
}
