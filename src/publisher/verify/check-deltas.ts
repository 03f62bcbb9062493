/** Checks that every delta and every shard of a release leads to the catalog that it signs. */
import { sha256Hex } from '../../adapters/node/sha256.ts'
import { type CatalogRecords, catalogRecords } from '../../release/catalog-records.ts'
import { type Delta, decodeDelta } from '../../release/delta.ts'
import { checkDigest, wrongObject } from '../../release/open-object.ts'
import { readDeltaList, readShardList } from '../../release/release-lists.ts'
import { decodeShard, shardDigests, shardRows } from '../../release/shards.ts'
import type { ReadRelease } from './read-release.ts'

/** Numbers and bytes of what was checked. */
export interface Checked {
  readonly count: number
  readonly bytes: number
}

/** The records of a release that was read. */
export function recordsOf({ catalog: { manifest, files } }: Pick<ReadRelease, 'catalog'>): CatalogRecords {
  return catalogRecords({ items: files.items, vectors: files.vectors, count: manifest.count, dim: manifest.dim })
}

/**
 * Every delta: what it puts is what the catalog holds, what it removes is not in it, the head's is in the list. What it
 * starts from is not here, so that it removes enough only the device can tell, by the digests. DocentError
 * `sync-wrong-object` and those of its readers.
 */
export async function checkDeltas(read: ReadRelease): Promise<Checked> {
  const { release, taken, open } = read
  const records = recordsOf(read)
  const rows = new Map(Array.from({ length: records.count }, (_, row) => [records.idAt(row), row]))
  const entries = readDeltaList(await open(release.deltas, 'the list of deltas'))
  const named = taken.head.delta
  if (named !== undefined && !entries.some(({ from, sha256 }) => from === named.from && sha256 === named.sha256)) {
    throw wrongObject('the delta of the head', 'one of the list', `one from ${named.from}`)
  }
  for (const { from, ...object } of entries) {
    const what = `the delta from ${from}`
    checkDelta(
      decodeDelta(await open(object, what), release.dim, { from, to: release.version }, what),
      records,
      rows,
      what,
    )
  }
  return { count: entries.length, bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0) }
}

function checkDelta(
  { put, removed }: Delta,
  records: CatalogRecords,
  rows: ReadonlyMap<string, number>,
  what: string,
): void {
  const left = removed.find((id) => rows.has(id))
  if (left !== undefined) throw wrongObject(what, `${left} in the catalog`, 'it removed')
  for (const { id, line, vector } of put) {
    const row = rows.get(id)
    const isSame =
      row !== undefined &&
      Buffer.compare(line, records.lineAt(row)) === 0 &&
      (vector === undefined || Buffer.compare(vector, records.vectorAt(row)) === 0)
    if (!isSame) throw wrongObject(what, `${id} as in the catalog`, 'another')
  }
}

/** Every shard: the records of its ids and no other. DocentError `sync-wrong-object` and those of its readers. */
export async function checkShards(read: ReadRelease): Promise<Checked> {
  const { release, open } = read
  const records = recordsOf(read)
  const digests = await shardDigests(records, await shardRows(records, sha256Hex), sha256Hex)
  const entries = readShardList(await open(release.shards, 'the list of shards'))
  for (const [shard, { rawSha256, ...object }] of entries.entries()) {
    const what = `shard ${shard}`
    if (rawSha256 !== digests[shard]) throw wrongObject(what, `SHA-256 ${digests[shard] ?? ''}`, rawSha256)
    const raw = await open(object, what)
    await checkDigest(raw, rawSha256, what, sha256Hex)
    decodeShard(raw, release.dim)
  }
  return { count: entries.length, bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0) }
}
