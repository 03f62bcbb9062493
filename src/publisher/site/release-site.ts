/** Releases a catalog into a site (SPEC PB42, PB43). */
import { nodeDeflate } from '../../adapters/node/deflate.ts'
import { readCatalogFolder } from '../../adapters/node/read-catalog-folder.ts'
import { sha256Hex } from '../../adapters/node/sha256.ts'
import { DocentError } from '../../base/docent-error.ts'
import { DAY_MS } from '../../base/time.ts'
import type { Deflate } from '../../ports/codec.ts'
import { releaseFiles } from '../../release/release-files.ts'
import { SHARDS } from '../../release/release-lists.ts'
import type { Position } from '../../release/release-object.ts'
import type { Root } from '../../release/root.ts'
import { roleSigners } from '../keys/role-signers.ts'
import type { Progress } from '../progress.ts'
import { verifyWholeCatalog } from '../verify-whole-catalog.ts'
import { changesOfRelease, releaseCosts } from './release-effects.ts'
import { previousReleases } from './previous-releases.ts'
import { shardObjects } from './referenced-objects.ts'
import { refreshHead } from './refresh-head.ts'
import { type ReleaseReport, type SiteRequest, statusOf } from './release-report.ts'
import { writeHistory } from './release-history.ts'
import { readRaw } from './site-files.ts'
import { readSiteKeys } from './site-keys.ts'
import { readSiteState, type SiteState } from './site-state.ts'
import { sweepObjects } from './sweep-objects.ts'
import { writeRelease } from './write-release.ts'

export interface ReleaseSiteRequest extends SiteRequest {
  /** Folder of a built catalog. */
  readonly catalog: string
  readonly progress: Progress
}

/** Objects of every release that are no shard and no model: info, both files, two lists, the manifest. */
const OTHER_OBJECTS = 6

/**
 * Makes the next release of the site, its first where there is none. The same catalog, keys, site and `issued` give the
 * same bytes. A catalog that is released already changes nothing, unless keys were replaced: then the head is renewed, or
 * all is signed anew. DocentError: those of the catalog, of `readSiteKeys`, `readSiteState` and `releaseFiles`;
 * `sync-wrong-catalog` where the keys are for another one. Nothing is visible unless all of it is.
 */
export async function releaseSite(request: ReleaseSiteRequest): Promise<ReleaseReport> {
  const { site } = request
  const catalog = await readCatalogFolder(request.catalog)
  const own = await verifyWholeCatalog(catalog) // before anything is said of its version
  const keys = await readSiteKeys(request.keys, request.elsewhere, site, own.info.catalogId)
  const { newest } = keys
  if (newest.catalog !== own.info.catalogId) throw wrongCatalog(newest.catalog, own.info.catalogId, request.keys)
  const state = await readSiteState(site, keys.roots)
  if (state !== undefined && isReleased(state, own.version, newest)) {
    if (state.headRoot === newest.n && state.head.root === newest.n) return unchanged(state)
    return refreshHead(request)
  }

  const { releases, lost } = await previousReleases(site, state)
  const issued = Math.max(request.issued, state?.head.issued ?? 0)
  const { progress } = request
  progress.start(SHARDS + OTHER_OBJECTS + (own.files.models?.length ?? 0) + releases.length)
  const deflate: Deflate = async (bytes) => {
    const deflated = await nodeDeflate(bytes)
    progress.step()
    return deflated
  }
  try {
    const release = await releaseFiles(
      {
        catalog,
        position: nextPosition(newest, state),
        root: newest.n,
        issued,
        expires: issued + request.expiresDays * DAY_MS,
        previous: releases.map(({ manifest }) => manifest),
        readObject: (object) => readRaw(site, object, 'an object of a past release'),
        releaseSigners: roleSigners(keys.files, 'release', [newest]),
        headSigners: roleSigners(keys.files, 'head', [newest]),
      },
      { sha256: sha256Hex, deflate },
    )
    const changes = state && (await changesOfRelease(site, state.manifest, catalog, own))
    const written = await writeRelease(site, release.files, keys.roots)
    const { head, manifest } = release
    const past = { epoch: head.epoch, seq: head.seq, version: manifest.version, manifest: head.manifest }
    const kept = [{ past, manifest, shards: await shardObjects(site, manifest) }, ...releases]
    await writeHistory(
      site,
      kept.map((each) => each.past),
    )
    const removed = await sweepObjects(site, kept)
    return {
      outcome: 'released',
      ...statusOf({ head, manifest }),
      ...(changes && { changes }),
      bytes: await releaseCosts(site, release, state?.manifest),
      deltas: release.deltas.length,
      objects: { written, removed },
      warnings: lost.map(lostWarning),
    }
  } finally {
    progress.stop()
  }
}

/** Whether the site holds this very catalog, by keys that still count. */
function isReleased({ head, manifest, manifestRoot }: SiteState, version: string, newest: Root): boolean {
  return manifest.version === version && manifestRoot === newest.n && head.epoch === newest.floor.epoch
}

function unchanged(state: SiteState): ReleaseReport {
  return { outcome: 'unchanged', ...statusOf(state), warnings: [] }
}

/** One after the release before; the first of an epoch that a revocation began. */
function nextPosition({ floor }: Root, state: SiteState | undefined): Position {
  const before = state?.head.epoch === floor.epoch ? Math.max(state.head.seq, floor.seq) : floor.seq
  return { epoch: floor.epoch, seq: before + 1 }
}

function lostWarning(version: string): string {
  return `version ${version}: its objects are gone from the site; devices that have it take more than a delta`
}

function wrongCatalog(expected: string, found: string, keys: string): DocentError {
  return new DocentError(
    'sync-wrong-catalog',
    `Expected the catalog ${expected}, which the keys of ${keys} are for, found ${found}. Make keys for it with docent keys -o DIR --catalog ${found}.`,
    { expected, found },
  )
}
