/** The two lists that a manifest names: deltas of earlier releases, and shards. */
import * as z from 'zod/mini'
import { parseInput } from '../contracts/parse-input.ts'
import { DeltaEntry } from './head.ts'
import { readJson } from './read-json.ts'
import { inflatesHonestly, OBJECT_FIELDS, Sha256Hex } from './release-object.ts'

/** Earlier releases that have a delta straight to this one. */
export const MAX_DELTAS = 30
/** Shards of a catalog, by the first byte of SHA-256 over the id. */
export const SHARDS = 256

/** A shard; `rawSha256` is what a device compares its own with. */
export const ShardEntry = z.readonly(z.strictObject({ ...OBJECT_FIELDS, rawSha256: Sha256Hex }).check(inflatesHonestly))
export type ShardEntry = z.infer<typeof ShardEntry>

const DeltaList = z.readonly(z.array(DeltaEntry).check(z.maxLength(MAX_DELTAS)))
const ShardList = z.readonly(z.array(ShardEntry).check(z.length(SHARDS)))

/** The deltas of a `deltas` object, raw. DocentError `sync-bad-format`. */
export function readDeltaList(bytes: Uint8Array): readonly DeltaEntry[] {
  const what = 'the list of deltas'
  return parseInput(DeltaList, readJson(bytes, what), 'sync-bad-format', what)
}

/** The 256 shards of a `shards` object, raw. DocentError `sync-bad-format`. */
export function readShardList(bytes: Uint8Array): readonly ShardEntry[] {
  const what = 'the list of shards'
  return parseInput(ShardList, readJson(bytes, what), 'sync-bad-format', what)
}

/** The bytes of either list. */
export function encodeList(entries: readonly DeltaEntry[] | readonly ShardEntry[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(entries))
}
