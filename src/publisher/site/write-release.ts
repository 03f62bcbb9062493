/** Writes a release into a site, in the order in which readers may come across it (SPEC PB42). */
import { join } from 'node:path'
import { HEAD_PATH } from '../../release/head.ts'
import { rootPath } from '../../release/root.ts'
import type { SignedRoot } from '../keys/key-folder.ts'
import { writeAtomically } from '../write-atomically.ts'
import { readSiteFile } from './site-files.ts'

/**
 * Objects first, then roots, then the head; each file by a rename, and only where it is not there already. Whoever reads
 * a head finds all that it leads to. Returns how many objects were new.
 */
export async function writeRelease(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  roots: readonly SignedRoot[],
): Promise<number> {
  let written = 0
  for (const [path, bytes] of files) {
    if (path !== HEAD_PATH && (await writeIfOther(folder, path, bytes))) written++
  }
  for (const { bytes, root } of roots) await writeIfOther(folder, rootPath(root.n), bytes)
  const head = files.get(HEAD_PATH)
  if (head !== undefined) await writeIfOther(folder, HEAD_PATH, head)
  return written
}

/** An object that was damaged on this disk is mended by the way. */
async function writeIfOther(folder: string, path: string, bytes: Uint8Array): Promise<boolean> {
  const found = await readSiteFile(folder, path)
  if (found !== undefined && Buffer.compare(found, bytes) === 0) return false
  await writeAtomically(join(folder, path), bytes)
  return true
}
