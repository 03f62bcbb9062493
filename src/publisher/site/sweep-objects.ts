/** Removes the objects that nothing leads to any more, one release later than that (SPEC PB44). */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DocentError } from '../../base/docent-error.ts'
import { objectPath } from '../../release/release-object.ts'
import type { PreviousReleases } from './previous-releases.ts'
import { releaseObjects, shardObjects } from './referenced-objects.ts'
import { objectsIn } from './site-files.ts'

/**
 * `kept`: the newest release first. Of the first two everything stays: a device may be in the middle of either. Of the
 * others their manifests and shards, which the next deltas are made from. Returns how many objects were removed.
 */
export async function sweepObjects(folder: string, kept: PreviousReleases['releases']): Promise<number> {
  const needed = new Set<string>()
  for (const [age, { past, manifest }] of kept.entries()) {
    needed.add(past.manifest.sha256)
    const objects =
      age < 2 ? await releaseObjects(folder, manifest) : await shardObjects(folder, manifest).catch(isGone)
    for (const sha256 of objects) needed.add(sha256)
  }
  let removed = 0
  for (const sha256 of await objectsIn(folder)) {
    if (needed.has(sha256)) continue
    await rm(join(folder, objectPath(sha256)))
    removed++
  }
  return removed
}

/** A release of which somebody removed the shards leads nowhere, and needs nothing. */
function isGone(error: unknown): readonly string[] {
  if (error instanceof DocentError && error.code === 'sync-wrong-object') return []
  throw error
}
