/** The deltas from earlier releases to one release, found from the shards in which they differ. */
import type { CatalogRecords } from './catalog-records.ts'
import type { Delta, PutRecord } from './delta.ts'
import { diffCatalogs } from './diff-catalogs.ts'
import { readShardList, type ShardEntry } from './release-lists.ts'
import type { ReleaseManifest } from './release-manifest.ts'
import type { ReleaseObject } from './release-object.ts'
import { byCodeUnit, decodeShard } from './shards.ts'

/** The release to lead to: its shards, and the records of each. */
export interface ShardedCatalog {
  readonly version: string
  readonly dim: number
  readonly shards: readonly ShardEntry[]
  readonly parts: readonly CatalogRecords[]
}

/**
 * Gives the delta from an earlier release of the same dim: exactly what comparing both catalogs whole would give, but
 * only shards that differ are read, and a shard that several releases share once. `readObject` gives raw bytes of a
 * list of shards or a shard; what it throws is passed on.
 */
export function createDeltasTo(
  after: ShardedCatalog,
  readObject: (object: ReleaseObject) => Promise<Uint8Array>,
): (before: ReleaseManifest) => Promise<Delta> {
  const differences = new Map<string, Pick<Delta, 'removed' | 'put'>>()

  async function difference(shard: number, before: ShardEntry): Promise<Pick<Delta, 'removed' | 'put'>> {
    const name = `${shard} ${before.sha256}`
    const known = differences.get(name)
    if (known !== undefined) return known
    const { sha256, bytes, rawBytes } = before
    const records = recordsOf(decodeShard(await readObject({ sha256, bytes, rawBytes }), after.dim), after.dim)
    const found = diffCatalogs(records, after.parts[shard] ?? recordsOf([], after.dim))
    differences.set(name, found)
    return found
  }

  return async (before) => {
    const removed: string[] = []
    const put: PutRecord[] = []
    for (const [shard, entry] of readShardList(await readObject(before.shards)).entries()) {
      if (entry.rawSha256 === after.shards[shard]?.rawSha256) continue
      const found = await difference(shard, entry)
      for (const id of found.removed) removed.push(id)
      for (const record of found.put) put.push(record)
    }
    return {
      from: before.version,
      to: after.version,
      removed: removed.toSorted(byCodeUnit),
      put: put.toSorted((a, b) => byCodeUnit(a.id, b.id)),
    }
  }
}

function recordsOf(records: readonly PutRecord[], dim: number): CatalogRecords {
  const none = new Uint8Array()
  return {
    count: records.length,
    dim,
    idAt: (row) => records[row]?.id ?? '',
    lineAt: (row) => records[row]?.line ?? none,
    vectorAt: (row) => records[row]?.vector ?? none,
  }
}
