/** What a release changes for a curator, and what it costs a device. */
import { decodeManifest } from '../../catalog/manifest-file.ts'
import type { CatalogManifest } from '../../contracts/catalog-manifest.ts'
import type { CatalogFiles } from '../../ports/catalog-store.ts'
import { type CatalogRecords, catalogRecords } from '../../release/catalog-records.ts'
import { HEAD_PATH } from '../../release/head.ts'
import { differingShards } from '../../release/plan-update.ts'
import type { Release } from '../../release/release-files.ts'
import { readShardList } from '../../release/release-lists.ts'
import type { ReleaseManifest } from '../../release/release-manifest.ts'
import { type CatalogChanges, catalogChanges } from './catalog-changes.ts'
import { type ModelChange, modelChanges } from './model-changes.ts'
import { readRaw } from './site-files.ts'

/**
 * Bytes of bodies as they are served, head and manifest included: `delta` and `shards` from the release before, where
 * there is one and they cost less than the whole.
 */
export interface ReleaseCosts {
  readonly head: number
  readonly delta?: number
  readonly shards?: number
  readonly full: number
}

/** What changes for a curator: records, and model files. */
export interface ReleaseChanges extends CatalogChanges {
  /** Absent where none differs. */
  readonly models?: readonly ModelChange[]
}

/** What a new catalog changes against the release that the site has. */
export async function changesOfRelease(
  site: string,
  before: ReleaseManifest,
  catalog: CatalogFiles,
  manifest: CatalogManifest = decodeManifest(catalog.manifest),
): Promise<ReleaseChanges> {
  const changes = catalogChanges(
    await recordsOfRelease(site, before),
    catalogRecords({ items: catalog.items, vectors: catalog.vectors, count: manifest.count, dim: manifest.dim }),
  )
  const models = modelChanges(before.models, manifest.files.models)
  return models.length === 0 ? changes : { ...changes, models }
}

/** The records of the release that a site has. Errors of `readRaw`. */
export async function recordsOfRelease(site: string, release: ReleaseManifest): Promise<CatalogRecords> {
  const items = await readRaw(site, release.items, 'items.ndjson')
  const vectors = await readRaw(site, release.vectors, 'vectors.bin')
  return catalogRecords({ items, vectors, count: release.count, dim: release.dim })
}

/** `before`: the release before, whose shards the site still has. */
export async function releaseCosts(
  site: string,
  { files, head, manifest }: Pick<Release, 'files' | 'head' | 'manifest'>,
  before: ReleaseManifest | undefined,
): Promise<ReleaseCosts> {
  const headBytes = files.get(HEAD_PATH)?.length ?? 0
  const signed = headBytes + head.manifest.bytes
  const { models = [] } = manifest
  const allModels = models.reduce((sum, { bytes }) => sum + bytes, 0)
  const full = signed + manifest.info.bytes + manifest.items.bytes + manifest.vectors.bytes + allModels
  if (before === undefined || before.dim !== manifest.dim) return { head: headBytes, full }
  const infoBytes = before.info.sha256 === manifest.info.sha256 ? 0 : manifest.info.bytes
  const held = new Set((before.models ?? []).map(({ sha256 }) => sha256))
  const newModels = models.filter(({ sha256 }) => !held.has(sha256))
  const common = signed + infoBytes + newModels.reduce((sum, { bytes }) => sum + bytes, 0)
  const own = readShardList(await readRaw(site, before.shards, 'a list of shards')).map(({ rawSha256 }) => rawSha256)
  const differing = differingShards(own, readShardList(await readRaw(site, manifest.shards, 'a list of shards')))
  const ofShards = [...differing.values()].reduce((sum, { bytes }) => sum + bytes, 0)
  const shards = common + manifest.deltas.bytes + manifest.shards.bytes + ofShards
  return {
    head: headBytes,
    ...(head.delta && { delta: common + head.delta.bytes }),
    ...(shards < full && { shards }),
    full,
  }
}
