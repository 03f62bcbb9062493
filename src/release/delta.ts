/** Delta: what leads from one version of a catalog to another, record by record (SPEC SY13). */
import { joinBytes } from '../base/join-bytes.ts'
import * as z from 'zod/mini'
import { ContentId } from '../contracts/content.ts'
import { parseInput } from '../contracts/parse-input.ts'
import { badFormat } from './bad-format.ts'
import { readJson } from './read-json.ts'
import { recordIdAt } from './record-id.ts'
import { CatalogVersion } from './release-object.ts'
import { vectorRowBytes } from './vector-words.ts'

/** A record that is new or another than before. */
export interface PutRecord {
  readonly id: string
  /** Its line of items.ndjson, with the line end. */
  readonly line: Uint8Array
  /** Its vector on its own; undefined where the one before stays. */
  readonly vector: Uint8Array | undefined
}

/** Ids strictly ascending (code unit order) in both lists, and in one of them at most. */
export interface Delta {
  /** Versions; both '' for a shard, which holds all records of its bucket. */
  readonly from: string
  readonly to: string
  readonly removed: readonly string[]
  readonly put: readonly PutRecord[]
}

const LINE_FEED = 10
const Version = z.union([CatalogVersion, z.literal('')])
const DeltaHeader = z.readonly(
  z.strictObject({
    schema: z.literal(1),
    from: Version,
    to: Version,
    removed: z.readonly(z.array(ContentId)),
    put: z.int().check(z.gte(0)),
    vectors: z.readonly(z.array(z.int().check(z.gte(0)))),
  }),
)

/** One line of JSON, then the lines of the records, then the vectors that it names. The same delta gives the same bytes. */
export function encodeDelta({ from, to, removed, put }: Delta): Uint8Array<ArrayBuffer> {
  const vectors = put.flatMap(({ vector }, i) => (vector === undefined ? [] : [i]))
  const header = { schema: 1, from, to, removed, put: put.length, vectors }
  return joinBytes([
    new TextEncoder().encode(`${JSON.stringify(header)}\n`),
    ...put.map(({ line }) => line),
    ...put.flatMap(({ vector }) => vector ?? []),
  ])
}

/**
 * Reads a delta of vectors of `dim` numbers; its records are views of `bytes`. DocentError `sync-bad-format` when it is
 * of another form, leads elsewhere than `from` -> `to`, an id does not ascend, or bytes are left or missing.
 */
export function decodeDelta(
  bytes: Uint8Array,
  dim: number,
  { from, to }: { readonly from: string; readonly to: string },
  what = 'the delta',
): Delta {
  const end = bytes.indexOf(LINE_FEED)
  if (end === -1) throw badFormat(what, 'a first line', 'none')
  const header = parseInput(DeltaHeader, readJson(bytes.subarray(0, end), what), 'sync-bad-format', what)
  if (header.from !== from || header.to !== to) {
    throw badFormat(what, `the way from ${from} to ${to}`, `from ${header.from} to ${header.to}`)
  }
  checkAscending(header.removed, what)
  const lines = readLines(bytes, end + 1, header.put, what)
  const ids = lines.map((line) => recordIdAt(line, 0))
  checkAscending(ids, what)
  const vectors = readVectors(bytes, end + 1 + lengthOf(lines), header, dim, what)
  const put = lines.map((line, i) => ({ id: ids[i] ?? '', line, vector: vectors.get(i) }))
  return { from, to, removed: header.removed, put }
}

function readLines(bytes: Uint8Array, start: number, count: number, what: string): readonly Uint8Array[] {
  const lines: Uint8Array[] = []
  let at = start
  for (let i = 0; i < count; i++) {
    const end = bytes.indexOf(LINE_FEED, at)
    if (end === -1) throw badFormat(what, `${count} records`, `${i}`)
    lines.push(bytes.subarray(at, end + 1))
    at = end + 1
  }
  return lines
}

function readVectors(
  bytes: Uint8Array,
  start: number,
  { put, vectors }: z.infer<typeof DeltaHeader>,
  dim: number,
  what: string,
): ReadonlyMap<number, Uint8Array> {
  if (vectors.some((index, i) => index >= put || index <= (vectors[i - 1] ?? -1))) {
    throw badFormat(what, 'indices of records, ascending', 'others')
  }
  const rowBytes = vectorRowBytes(dim)
  const expected = start + vectors.length * rowBytes
  if (bytes.length !== expected) throw badFormat(what, `${expected} bytes`, `${bytes.length}`)
  return new Map(vectors.map((index, i) => [index, bytes.subarray(start + i * rowBytes, start + (i + 1) * rowBytes)]))
}

function checkAscending(ids: readonly string[], what: string): void {
  const at = ids.findIndex((id, i) => i > 0 && id <= (ids[i - 1] ?? ''))
  if (at !== -1) throw badFormat(what, `an id after ${ids[at - 1] ?? ''}`, ids[at] ?? '')
}

function lengthOf(lines: readonly Uint8Array[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0)
}
