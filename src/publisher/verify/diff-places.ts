/** Compares two catalogs, wherever they lie: what a curator sees, and what a device pays (SPEC PB53). */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { nodeDeflate } from '../../adapters/node/deflate.ts'
import { readCatalogFolder } from '../../adapters/node/read-catalog-folder.ts'
import { sha256Hex } from '../../adapters/node/sha256.ts'
import { MANIFEST_FILE } from '../../catalog/build-pack.ts'
import type { CatalogManifest } from '../../contracts/catalog-manifest.ts'
import type { CatalogFiles } from '../../ports/catalog-store.ts'
import { type CatalogRecords, catalogRecords } from '../../release/catalog-records.ts'
import { encodeDelta } from '../../release/delta.ts'
import { diffCatalogs } from '../../release/diff-catalogs.ts'
import { HEAD_PATH } from '../../release/head.ts'
import { encodeShard, recordsOfRows, shardRows } from '../../release/shards.ts'
import { type CatalogChanges, catalogChanges } from '../site/catalog-changes.ts'
import { type ModelChange, modelChanges } from '../site/model-changes.ts'
import { verifyWholeCatalog } from '../verify-whole-catalog.ts'
import { openSource } from './open-source.ts'
import { firstRootOf } from './pack-release.ts'
import { readRelease, StepFailure } from './read-release.ts'

export interface ComparedCatalog {
  readonly catalog: string
  readonly version: string
  readonly count: number
}

export interface CatalogDiff extends CatalogChanges {
  readonly from: ComparedCatalog
  readonly to: ComparedCatalog
  /** Records in both whose vector is another. */
  readonly vectors: number
  /** Model files that are new, others or gone. */
  readonly models: readonly ModelChange[]
  /** Fields of the catalog's own info that are others. */
  readonly info: readonly string[]
  /** Compressed, without head and manifest; no delta and no shards between vectors of different dims. */
  readonly bytes: { readonly delta?: number; readonly shards?: number; readonly full: number }
}

interface Opened {
  readonly manifest: CatalogManifest
  readonly files: CatalogFiles
}

/**
 * `before`, `after`: catalog folders, sites, addresses or files of a release; each is checked whole, a release against
 * its own root 1. DocentError of the catalog, of `openSource`, and of the step at which a release fails.
 */
export async function diffPlaces(before: string, after: string): Promise<CatalogDiff> {
  const [from, to] = [await openPlace(before), await openPlace(after)]
  const [old, now] = [recordsOf(from), recordsOf(to)]
  const changes = catalogChanges(old, now)
  const models = modelChanges(from.manifest.files.models, to.manifest.files.models)
  const changedModels = new Set(models.map(({ path }) => path))
  let [allModels, newModels] = [0, 0]
  for (const { path, bytes } of to.files.models ?? []) {
    const size = await deflated(bytes)
    allModels += size
    if (changedModels.has(path)) newModels += size
  }
  const full = (await deflated(to.files.items)) + (await deflated(to.files.vectors)) + allModels
  return {
    from: comparedOf(from),
    to: comparedOf(to),
    ...changes,
    vectors: changes.edited.filter(({ vector }) => vector).length,
    models,
    info: changedInfo(from.manifest, to.manifest),
    bytes: old.dim === now.dim ? { ...(await partCosts(from, old, to, now, newModels)), full } : { full },
  }
}

async function openPlace(place: string): Promise<Opened> {
  if (existsSync(join(place, MANIFEST_FILE)) && !existsSync(join(place, HEAD_PATH))) {
    const files = await readCatalogFolder(place)
    return { manifest: await verifyWholeCatalog(files), files }
  }
  const { source } = await openSource(place)
  try {
    // Expired or not: what is compared is what there is.
    return (await readRelease({ source, anchor: await firstRootOf(source), now: 0, told: () => undefined })).catalog
  } catch (error) {
    throw error instanceof StepFailure ? error.error : error
  }
}

function recordsOf({ manifest: { count, dim }, files: { items, vectors } }: Opened): CatalogRecords {
  return catalogRecords({ items, vectors, count, dim })
}

function comparedOf({ manifest: { info, version, count } }: Opened): ComparedCatalog {
  return { catalog: info.catalogId, version, count }
}

function changedInfo(before: CatalogManifest, after: CatalogManifest): readonly string[] {
  const old = new Map<string, unknown>(Object.entries(before.info))
  const now = new Map<string, unknown>(Object.entries(after.info))
  const isOther = (field: string): boolean => JSON.stringify(old.get(field)) !== JSON.stringify(now.get(field))
  return [...new Set([...old.keys(), ...now.keys()])].filter(isOther).toSorted()
}

async function partCosts(from: Opened, old: CatalogRecords, to: Opened, now: CatalogRecords, models: number) {
  const versions = { from: from.manifest.version, to: to.manifest.version }
  const delta = await deflated(encodeDelta({ ...versions, ...diffCatalogs(old, now) }))
  const oldShards = await encodedShards(old)
  let shards = models
  for (const [shard, bytes] of (await encodedShards(now)).entries()) {
    if (Buffer.compare(bytes, oldShards[shard] ?? new Uint8Array()) !== 0) shards += await deflated(bytes)
  }
  return { delta: delta + models, shards }
}

async function encodedShards(records: CatalogRecords): Promise<readonly Uint8Array[]> {
  return (await shardRows(records, sha256Hex)).map((rows) => encodeShard(recordsOfRows(records, rows)))
}

async function deflated(bytes: Uint8Array): Promise<number> {
  return (await nodeDeflate(bytes)).length
}
