/** The catalog of the device as sync sees it: its bytes in memory, which a delta may be applied to. */
import type { CatalogManifest } from '../../contracts/catalog-manifest.ts'
import { catalogRecords, type RawCatalog } from '../../release/catalog-records.ts'
import type { CatalogStore } from '../../ports/catalog-store.ts'
import { decodeManifest, type Sha256 } from '../../catalog/manifest-file.ts'
import { isInfoOf } from '../../release/assemble.ts'
import type { OwnCatalog } from '../../release/plan-update.ts'
import type { ReleaseManifest } from '../../release/release-manifest.ts'
import { type ShardRows, shardDigests, shardRows } from '../../release/shards.ts'

export interface LoadedOwn extends OwnCatalog {
  readonly manifest: CatalogManifest
  readonly raw: RawCatalog
  readonly shardRows: () => Promise<ShardRows>
}

/** What `catalogs` holds, in memory of its own; undefined when there is none, or one that cannot be read. */
export async function loadOwn(
  catalogs: CatalogStore,
  release: ReleaseManifest,
  sha256: Sha256,
): Promise<LoadedOwn | undefined> {
  try {
    const stored = await catalogs.load()
    if (!stored) return undefined
    const manifest = decodeManifest(stored.files.manifest)
    const vectors = new Uint8Array(stored.files.vectors.length)
    await stored.files.vectors.readInto(vectors)
    const raw = { items: stored.files.items, vectors, count: manifest.count, dim: manifest.dim }
    const rows = once(async () => shardRows(catalogRecords(raw), sha256))
    return {
      version: stored.version,
      dim: manifest.dim,
      manifest,
      raw,
      hasInfo: () => isInfoOf(release, manifest.info, sha256),
      shardRows: rows,
      shardDigests: async () => shardDigests(catalogRecords(raw), await rows(), sha256),
    }
  } catch {
    return undefined // damaged, or of another build: the whole catalog is fetched
  }
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined
  return () => (started ??= work())
}
