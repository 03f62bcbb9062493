/** Removes the objects that nothing leads to any more, one release later than that (SPEC PB44). */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { objectPath } from '../../release/release-object.ts'
import type { HeldRelease } from './previous-releases.ts'
import { releaseObjects } from './referenced-objects.ts'
import { objectsIn } from './site-files.ts'

/**
 * `kept`: the newest release first. Of the first two everything stays: a device may be in the middle of either. Of the
 * others their manifests and shards, which the next deltas are made from. Returns how many objects were removed.
 */
export async function sweepObjects(folder: string, kept: readonly HeldRelease[]): Promise<number> {
  const needed = new Set<string>()
  for (const [age, { past, manifest, shards }] of kept.entries()) {
    needed.add(past.manifest.sha256)
    for (const sha256 of shards) needed.add(sha256)
    if (age < 2) for (const sha256 of await releaseObjects(folder, manifest)) needed.add(sha256)
  }
  let removed = 0
  for (const sha256 of await objectsIn(folder)) {
    if (needed.has(sha256)) continue
    await rm(join(folder, objectPath(sha256)))
    removed++
  }
  return removed
}
