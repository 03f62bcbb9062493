/** The releases of a site that a delta can still lead from. */
import { DocentError } from '../../base/docent-error.ts'
import type { ReleaseManifest } from '../../release/release-manifest.ts'
import { shardObjects } from './referenced-objects.ts'
import { type PastRelease, readHistory, readPastManifest } from './release-history.ts'
import { objectsIn } from './site-files.ts'
import type { SiteState } from './site-state.ts'

/** A release of which something is still in the site. */
export interface HeldRelease {
  readonly past: PastRelease
  readonly manifest: ReleaseManifest
  /** Digests of what a delta is made from: `shardObjects`. */
  readonly shards: readonly string[]
}

export interface PreviousReleases {
  /** The newest first. */
  readonly releases: readonly HeldRelease[]
  /** Versions of which objects are gone: whoever has them takes shards, or the whole. */
  readonly lost: readonly string[]
}

/** All that is written down, the one that the head names first. */
export async function previousReleases(folder: string, state: SiteState | undefined): Promise<PreviousReleases> {
  if (state === undefined) return { releases: [], lost: [] }
  const { head, manifest } = state
  const newest = { epoch: head.epoch, seq: head.seq, version: manifest.version, manifest: head.manifest }
  const older = (await readHistory(folder)).filter((past) => past.manifest.sha256 !== head.manifest.sha256)
  const there = await objectsIn(folder)
  const releases: HeldRelease[] = [{ past: newest, manifest, shards: await shardObjects(folder, manifest) }]
  const lost: string[] = []
  for (const past of older) {
    const found = await readIfWhole(folder, past, there)
    if (found === undefined) lost.push(past.version)
    else releases.push(found)
  }
  return { releases, lost }
}

async function readIfWhole(
  folder: string,
  past: PastRelease,
  there: ReadonlySet<string>,
): Promise<HeldRelease | undefined> {
  try {
    const manifest = await readPastManifest(folder, past)
    const shards = await shardObjects(folder, manifest)
    return shards.every((sha256) => there.has(sha256)) ? { past, manifest, shards } : undefined
  } catch (error) {
    if (error instanceof DocentError && error.code === 'sync-wrong-object') return undefined
    throw error
  }
}
