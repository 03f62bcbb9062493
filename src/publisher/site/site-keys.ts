/** The keys and the roots that a site is published with; both must be of one history. */
import { join } from 'node:path'
import { DocentError } from '../../base/docent-error.ts'
import { type Root, rootPath } from '../../release/root.ts'
import { firstRoot } from '../keys/create-keys.ts'
import type { KeyFile } from '../keys/key-file.ts'
import { readKeyFolder, readRoots, type SignedRoot, verifyTools } from '../keys/key-folder.ts'
import { writeAtomically } from '../write-atomically.ts'

export interface SiteKeys {
  readonly files: readonly KeyFile[]
  /** From root 1 on, at least one. */
  readonly roots: readonly SignedRoot[]
  readonly newest: Root
}

/**
 * Reads keys and roots, and makes root 1 of `catalog` where there is none yet. DocentError `keys-missing` where the
 * roots of the keys lack one of the site's, `cli-bad-input` where the site is of other keys, and those of `readKeyFolder`.
 */
export async function readSiteKeys(
  keys: string,
  elsewhere: readonly string[],
  site: string,
  catalog?: string,
): Promise<SiteKeys> {
  const folder = await readKeyFolder(keys, elsewhere)
  const tools = await verifyTools()
  const released = await readRoots(site, tools)
  const roots = [...folder.roots]
  if (roots.length === 0 && catalog !== undefined && released.length === 0) {
    const bytes = await firstRoot(folder.files, catalog)
    await writeAtomically(join(keys, rootPath(1)), bytes)
    roots.push(...(await readRoots(keys, tools)))
  }
  const newest = roots.at(-1)?.root
  if (newest === undefined || released.length > roots.length) throw rootsMissing(keys, released.length, roots.length)
  for (const [i, { bytes }] of released.entries()) {
    if (Buffer.compare(bytes, roots[i]?.bytes ?? new Uint8Array()) !== 0) throw otherKeys(keys, site, i + 1)
  }
  return { files: folder.files, roots, newest }
}

function rootsMissing(keys: string, expected: number, found: number): DocentError {
  return new DocentError(
    'keys-missing',
    `Expected ${Math.max(1, expected)} roots in ${keys}/root, found ${found}. Copy them from the site, or release a catalog first.`,
    { keys, expected, found },
  )
}

function otherKeys(keys: string, site: string, n: number): DocentError {
  return new DocentError(
    'cli-bad-input',
    `Expected ${site} to be released with the keys of ${keys}, found another root ${n}. Devices that trust that one would refuse these; name the keys that belong to it, or another site.`,
    { keys, site, n },
  )
}
