/** Shards: a catalog in 256 parts by id, so that a device that is far behind fetches only the parts that changed. */
import type { Sha256 } from '../catalog/manifest-file.ts'
import type { CatalogRecords } from './catalog-records.ts'
import { decodeDelta, type Delta, encodeDelta, type PutRecord } from './delta.ts'
import { SHARDS } from './release-lists.ts'

/** The rows of every shard, ascending: 256 lists. */
export type ShardRows = readonly (readonly number[])[]

/** A shard leads from nowhere to nowhere, so that it stays the same object until one of its records changes. */
const NOWHERE = { from: '', to: '' }
const HEX = 16
/** Digests under way at once: each waits for another thread. */
const BATCH = 1024

/** [SY15] The shard of an id: the first byte of SHA-256 over its UTF-8. */
export async function shardOf(id: string, sha256: Sha256): Promise<number> {
  return Number.parseInt((await sha256(new TextEncoder().encode(id))).slice(0, 2), HEX)
}

/** Which rows lie in which shard. Cost: one digest an id. */
export async function shardRows(records: CatalogRecords, sha256: Sha256): Promise<ShardRows> {
  const rows: number[][] = Array.from({ length: SHARDS }, () => [])
  for (let start = 0; start < records.count; start += BATCH) {
    const size = Math.min(BATCH, records.count - start)
    const shards = await Promise.all(Array.from({ length: size }, (_, i) => shardOf(records.idAt(start + i), sha256)))
    for (const [i, shard] of shards.entries()) rows[shard]?.push(start + i)
  }
  return rows
}

/** The records of some rows, ascending, as records of their own. */
export function recordsOfRows(records: CatalogRecords, rows: readonly number[]): CatalogRecords {
  const at = (row: number): number => rows[row] ?? 0
  return {
    count: rows.length,
    dim: records.dim,
    idAt: (row) => records.idAt(at(row)),
    lineAt: (row) => records.lineAt(at(row)),
    vectorAt: (row) => records.vectorAt(at(row)),
  }
}

/** The bytes of a shard, raw: a delta from nothing with every record and vector of it. */
export function encodeShard(records: CatalogRecords): Uint8Array<ArrayBuffer> {
  const put = Array.from({ length: records.count }, (_, row): PutRecord => ({
    id: records.idAt(row),
    line: records.lineAt(row),
    vector: records.vectorAt(row),
  }))
  return encodeDelta({ ...NOWHERE, removed: [], put })
}

/** The records of a shard, raw. Errors as `decodeDelta`. */
export function decodeShard(bytes: Uint8Array, dim: number): readonly PutRecord[] {
  return decodeDelta(bytes, dim, NOWHERE, 'a shard').put
}

/** SHA-256 over every shard of a catalog, raw, by shard. */
export async function shardDigests(
  records: CatalogRecords,
  rows: ShardRows,
  sha256: Sha256,
): Promise<readonly string[]> {
  const digests: string[] = []
  for (const ofShard of rows) digests.push(await sha256(encodeShard(recordsOfRows(records, ofShard))))
  return digests
}

/**
 * The delta that puts shards, raw and by number, in the place of a catalog's own. `rows` are the catalog's. Errors as
 * `decodeDelta`; that its result is the release, `assembleCatalog` checks.
 */
export function deltaOfShards(
  records: CatalogRecords,
  rows: ShardRows,
  shards: ReadonlyMap<number, Uint8Array>,
  { from, to }: { readonly from: string; readonly to: string },
): Delta {
  const removed: string[] = []
  const put: PutRecord[] = []
  for (const [shard, bytes] of shards) {
    const fetched = decodeShard(bytes, records.dim)
    const ids = new Set(fetched.map(({ id }) => id))
    for (const row of rows[shard] ?? []) {
      const id = records.idAt(row)
      if (!ids.has(id)) removed.push(id)
    }
    for (const record of fetched) put.push(record)
  }
  return { from, to, removed: removed.toSorted(byCodeUnit), put: put.toSorted((a, b) => byCodeUnit(a.id, b.id)) }
}

/** The order of ids everywhere: by UTF-16 code unit, as `<` has it. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
