/** Follows a plan: fetches the objects of one way to a release, and puts its files together. */
import { assembleCatalog, readInfo } from '../../release/assemble.ts'
import { applyDelta } from '../../release/apply-delta.ts'
import type { CatalogRequest, TakenCatalog } from './catalog-request.ts'
import { catalogRecords, type RawCatalog } from '../../release/catalog-records.ts'
import { decodeDelta, type Delta } from '../../release/delta.ts'
import { deltaOfShards } from '../../release/shards.ts'
import { diffCatalogs } from '../../release/diff-catalogs.ts'
import { fetchRaw } from './fetch-raw.ts'
import type { LoadedOwn } from './own-catalog.ts'
import type { TakenModels } from './take-models.ts'
import type { ReleaseObject } from '../../release/release-object.ts'
import type { SyncChanges } from '../../contracts/sync-report.ts'
import type { UpdatePlan } from '../../release/plan-update.ts'

/** What a way gives before all of it is verified. */
interface Gathered {
  readonly raw: Pick<RawCatalog, 'items' | 'vectors'>
  readonly changed: SyncChanges | undefined
}

type Fetch = (object: ReleaseObject, what: string) => Promise<Uint8Array<ArrayBuffer>>

/**
 * The files of the release by this way, with its models. Takes `own` over: a delta is applied in place. Errors of `fetchObject` and of
 * whatever reads an object; `sync-wrong-object` where the way leads elsewhere.
 */
export async function followPlan(
  plan: UpdatePlan,
  own: LoadedOwn | undefined,
  { models, fetched }: TakenModels,
  request: CatalogRequest,
): Promise<TakenCatalog> {
  const { release, parts } = request
  const { stopwatch, tools } = parts
  const fetch = fetcherOf(plan, request)
  const needsInfo = own === undefined || (plan.path !== 'nothing' && plan.info)
  const info = needsInfo
    ? readInfo(await fetch(release.info, 'the info of the release'), release.catalog)
    : own.manifest.info
  const gather = await gathererOf(plan, own, request, fetch)
  const startedAt = stopwatch()
  const { raw, changed } = await gather()
  const { files } = await assembleCatalog(release, info, { ...raw, models }, tools.sha256)
  const whereSame = fetched > 0 ? 'models' : 'none'
  const path = plan.path === 'nothing' ? whereSame : plan.path
  return { files, path, applyMs: stopwatch() - startedAt, ...(changed && { changed }) }
}

/** Fetches all that the way needs; what it gives puts it together. */
async function gathererOf(
  plan: UpdatePlan,
  own: LoadedOwn | undefined,
  { release }: CatalogRequest,
  fetch: Fetch,
): Promise<() => Gathered | Promise<Gathered>> {
  if (own === undefined || plan.path === 'full') {
    const items = await fetch(release.items, 'items.ndjson')
    const vectors = await fetch(release.vectors, 'vectors.bin')
    const after = { items, vectors, count: release.count, dim: release.dim }
    return () => ({ raw: after, changed: own?.dim === release.dim ? changesBetween(own.raw, after) : undefined })
  }
  // It came unsigned, and may turn out to be what was signed.
  if (plan.path === 'nothing') return () => ({ raw: own.raw, changed: undefined })
  const ends = { from: own.version, to: release.version }
  if (plan.path === 'delta') {
    const bytes = await fetch(plan.delta, 'the delta')
    return () => {
      const delta = decodeDelta(bytes, own.dim, ends)
      const changed = changesOf(delta, own.raw.count, release.count)
      return { raw: applyDelta(own.raw, delta), changed }
    }
  }
  const shards = new Map<number, Uint8Array>()
  for (const [number, entry] of plan.shards) shards.set(number, await fetch(entry, `shard ${number}`))
  return async () => {
    const before = { ...own.raw, vectors: own.raw.vectors.slice() }
    const delta = deltaOfShards(catalogRecords(own.raw), await own.shardRows(), shards, ends)
    const after = applyDelta(own.raw, delta)
    return { raw: after, changed: changesBetween(before, after) }
  }
}

/** Tells how much of all objects of the way is here. */
function fetcherOf({ path, bytes }: UpdatePlan, request: CatalogRequest): Fetch {
  let before = 0
  return async (object, what) => {
    const tell = (length: number): void =>
      request.parts.tell({ path: path === 'nothing' ? 'none' : path, loadedBytes: before + length, totalBytes: bytes })
    const raw = await fetchRaw(object, what, request, tell)
    before += object.bytes
    return raw
  }
}

function changesOf({ removed, put }: Pick<Delta, 'removed' | 'put'>, before: number, after: number): SyncChanges {
  const added = after - before + removed.length
  return { added, edited: put.length - added, removed: removed.length }
}

/** Undefined where the records of the old catalog cannot be told apart. */
function changesBetween(before: RawCatalog, after: RawCatalog): SyncChanges | undefined {
  try {
    return changesOf(diffCatalogs(catalogRecords(before), catalogRecords(after)), before.count, after.count)
  } catch {
    return undefined
  }
}
