/** Takes the catalog of a verified release, by the cheapest way that works, and puts it together. */
import { assembleCatalog, readInfo } from '../../release/assemble.ts'
import { applyDelta } from '../../release/apply-delta.ts'
import type { CatalogFiles } from '../../ports/catalog-store.ts'
import { catalogRecords, type RawCatalog } from '../../release/catalog-records.ts'
import { decodeDelta, type Delta } from '../../release/delta.ts'
import { deltaOfShards } from '../../release/shards.ts'
import { diffCatalogs } from '../../release/diff-catalogs.ts'
import { DocentError } from '../../base/docent-error.ts'
import { fetchObject } from './fetch-object.ts'
import type { Head } from '../../release/head.ts'
import { loadOwn, type LoadedOwn } from './own-catalog.ts'
import { openObject } from '../../release/open-object.ts'
import { planUpdate, type UpdatePlan } from '../../release/plan-update.ts'
import { readDeltaList, readShardList } from '../../release/release-lists.ts'
import type { ReleaseManifest } from '../../release/release-manifest.ts'
import type { ReleaseObject } from '../../release/release-object.ts'
import type { ReleaseSource } from '../../ports/release-source.ts'
import type { SyncChanges, SyncPath } from '../../contracts/sync-report.ts'
import type { SyncParts } from './sync-parts.ts'

export interface CatalogRequest {
  readonly head: Head
  readonly release: ReleaseManifest
  readonly source: ReleaseSource
  readonly parts: SyncParts
  /** Only the whole is there: a file that somebody brought. */
  readonly wholeOnly: boolean
}

export interface TakenCatalog {
  readonly files: CatalogFiles
  readonly path: SyncPath
  readonly changed?: SyncChanges
  readonly fromVersion?: string
}

/** What a way that leads nowhere fails with; the next one may do better. */
const DEAD_ENDS: ReadonlySet<string> = new Set(['sync-wrong-object', 'sync-bad-format', 'sync-too-large'])

/** What may still be tried, best first. */
type Way = 'cheapest' | 'without-deltas' | 'whole'

/**
 * [SY48] The files of the release, every byte verified. A delta that is missing or leads elsewhere costs one attempt: the
 * shards come next, then the whole. Errors: `sync-wrong-object` and those of the objects' readers; NoAnswer.
 */
export async function takeCatalog(request: CatalogRequest): Promise<TakenCatalog> {
  const { release, parts } = request
  let way: Way | undefined = 'cheapest'
  for (;;) {
    // Anew for every attempt: a delta is applied in place.
    const own: LoadedOwn | undefined = await loadOwn(parts.catalogs, release, parts.tools.sha256)
    let path: UpdatePlan['path'] | undefined
    try {
      const plan = await planOf(way, own, request)
      path = plan.path
      const taken = await follow(plan, own, request)
      return own ? { ...taken, fromVersion: own.version } : taken
    } catch (thrown) {
      const isDeadEnd = thrown instanceof DocentError && DEAD_ENDS.has(thrown.code)
      if (!isDeadEnd || path === 'full') throw thrown
      way = way === 'cheapest' && path === 'delta' ? 'without-deltas' : 'whole'
    }
  }
}

async function planOf(way: Way, own: LoadedOwn | undefined, request: CatalogRequest): Promise<UpdatePlan> {
  const { head, release, wholeOnly } = request
  const lists = {
    deltas: async () => readDeltaList(await open(release.deltas, 'the list of deltas', request)),
    shards: async () => readShardList(await open(release.shards, 'the list of shards', request)),
  }
  if (way === 'whole' || (wholeOnly && own?.version !== release.version)) {
    return planUpdate(undefined, head, release, lists)
  }
  if (way === 'cheapest') return planUpdate(own, head, release, lists)
  const { delta: _delta, ...withoutDelta } = head
  return planUpdate(own, withoutDelta, release, { ...lists, deltas: async () => [] })
}

async function follow(
  plan: UpdatePlan,
  own: LoadedOwn | undefined,
  request: CatalogRequest,
): Promise<Omit<TakenCatalog, 'fromVersion'>> {
  const { release, parts } = request
  const { sha256 } = parts.tools
  if (own === undefined || plan.path === 'full') return takeWhole(plan.bytes, own, request)
  if (plan.path === 'nothing') {
    // It came unsigned, and turns out to be what was signed.
    const { files } = await assembleCatalog(release, own.manifest.info, own.raw, sha256)
    return { files, path: 'none' }
  }
  const fetched = progressOf(plan.path, plan.bytes, request)
  const info = plan.info
    ? readInfo(await open(release.info, 'the info of the release', request, fetched), release.catalog)
    : own.manifest.info
  const ends = { from: own.version, to: release.version }
  if (plan.path === 'delta') {
    const bytes = await open(plan.delta, 'the delta', request, fetched)
    const delta = decodeDelta(bytes, own.dim, ends)
    const changed = changesOf(delta, own.raw.count, release.count)
    const { files } = await assembleCatalog(release, info, applyDelta(own.raw, delta), sha256)
    return { files, path: 'delta', changed }
  }
  const shards = new Map<number, Uint8Array>()
  for (const [number, entry] of plan.shards) shards.set(number, await open(entry, `shard ${number}`, request, fetched))
  const before = { ...own.raw, vectors: own.raw.vectors.slice() }
  const delta = deltaOfShards(catalogRecords(own.raw), await own.shardRows(), shards, ends)
  const after = applyDelta(own.raw, delta)
  const { files } = await assembleCatalog(release, info, after, sha256)
  const changed = changesBetween(before, after)
  return { files, path: 'shards', ...(changed && { changed }) }
}

async function takeWhole(
  bytes: number,
  own: LoadedOwn | undefined,
  request: CatalogRequest,
): Promise<Omit<TakenCatalog, 'fromVersion'>> {
  const { release, parts } = request
  const fetched = progressOf('full', bytes, request)
  const info = readInfo(await open(release.info, 'the info of the release', request, fetched), release.catalog)
  const items = await open(release.items, 'items.ndjson', request, fetched)
  const vectors = await open(release.vectors, 'vectors.bin', request, fetched)
  const { files } = await assembleCatalog(release, info, { items, vectors }, parts.tools.sha256)
  const after = { items, vectors, count: release.count, dim: release.dim }
  const changed = own?.dim === release.dim ? changesBetween(own.raw, after) : undefined
  return { files, path: 'full', ...(changed && { changed }) }
}

/** An object, raw. */
async function open(
  object: ReleaseObject,
  what: string,
  { source, parts }: CatalogRequest,
  onBytes?: (length: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const { state, tools } = parts
  const stored = await fetchObject(object, what, { source, state, sha256: tools.sha256, ...(onBytes && { onBytes }) })
  return openObject(stored, object, what, tools)
}

/** Tells how much of all objects of a path is here; called with the bytes of the one that is under way. */
function progressOf(path: SyncPath, totalBytes: number, { parts }: CatalogRequest): (length: number) => void {
  let before = 0
  let current = 0
  return (length) => {
    if (length < current) before += current // the next object has begun
    current = length
    parts.tell({ path, loadedBytes: Math.min(totalBytes, before + current), totalBytes })
  }
}

function changesOf({ removed, put }: Delta, before: number, after: number): SyncChanges {
  const added = after - before + removed.length
  return { added, edited: put.length - added, removed: removed.length }
}

/** Undefined where the records of the old catalog cannot be told apart. */
function changesBetween(before: RawCatalog, after: RawCatalog): SyncChanges | undefined {
  try {
    const { removed, put } = diffCatalogs(catalogRecords(before), catalogRecords(after))
    return changesOf({ from: '', to: '', removed, put }, before.count, after.count)
  } catch {
    return undefined
  }
}
