/** Applies a delta to the files of a catalog: untouched records are copied in runs and never read (SPEC SY14). */
import { HEADER_BYTES, imageLayout } from '../vector/image-layout.ts'
import { encodeVectorsFile } from '../catalog/vectors-file.ts'
import { type RawCatalog, wordAligned } from './catalog-records.ts'
import type { Delta, PutRecord } from './delta.ts'
import { lineTable } from './line-table.ts'
import { wrongObject } from './open-object.ts'
import { recordIdAt } from './record-id.ts'
import { VectorWords } from './vector-words.ts'

/** One change at a row of the old catalog: that row goes, or a record comes before it, or takes its place. */
interface Change {
  readonly row: number
  readonly replaces: boolean
  readonly put: PutRecord | undefined
}

/**
 * The catalog after `delta`, byte for byte what `buildPack` would have written of its records. Takes `own` over: where no
 * record comes or goes, the vectors are changed in place, so nobody else may read them. DocentError `sync-wrong-object`
 * where the delta does not fit: a record to remove that is not there, a new one without its vector, a wrong length. The
 * caller checks the digests of both files (`assembleCatalog`), whatever comes out.
 * Cost: two passes of copying; finding an id reads about log2(count) others.
 */
export function applyDelta(own: RawCatalog, delta: Delta): RawCatalog {
  const starts = lineTable(own.items, own.count, 'items.ndjson')
  const { bytes } = imageLayout(own.count, own.dim)
  if (own.vectors.length !== bytes) throw wrongObject('vectors.bin', `${bytes} bytes`, `${own.vectors.length}`)
  const changes = changesOf(own, starts, delta)
  const count = changes.reduce(
    (sum, { replaces, put }) => sum - Number(replaces) + Number(put !== undefined),
    own.count,
  )
  return {
    items: changedItems(own, starts, changes),
    vectors: changedVectors(own, changes, count),
    count,
    dim: own.dim,
  }
}

/** The changes in the order of rows, which is that of ids. */
function changesOf({ items, count }: RawCatalog, starts: Uint32Array, { removed, put }: Delta): readonly Change[] {
  const idAt = (row: number): string => recordIdAt(items, starts[row] ?? 0)
  const changes: Change[] = []
  let row = 0
  let gone = 0
  let come = 0
  while (gone < removed.length || come < put.length) {
    const record = put[come]
    const id = removed[gone]
    if (id !== undefined && (record === undefined || id < record.id)) {
      row = firstNotBefore(id, row, count, idAt)
      if (row === count || idAt(row) !== id) throw wrongObject('the delta', 'records of this catalog to remove', id)
      changes.push({ row, replaces: true, put: undefined })
      gone++
    } else if (record !== undefined) {
      if (record.id === id) throw wrongObject('the delta', 'records either put or removed', id)
      row = firstNotBefore(record.id, row, count, idAt)
      const replaces = row < count && idAt(row) === record.id
      if (!replaces && record.vector === undefined) throw wrongObject('the delta', `a vector of ${record.id}`, 'none')
      changes.push({ row, replaces, put: record })
      come++
    }
  }
  return changes
}

/** The first of rows `low`..`high` whose id is not before `id`; `high` where all are. */
function firstNotBefore(id: string, from: number, to: number, idAt: (row: number) => string): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if (idAt(middle) < id) low = middle + 1
    else high = middle
  }
  return low
}

function changedItems({ items }: RawCatalog, starts: Uint32Array, changes: readonly Change[]): Uint8Array<ArrayBuffer> {
  const endOf = ({ row, replaces }: Change): number => starts[replaces ? row + 1 : row] ?? 0
  const growth = changes.reduce(
    (sum, change) => sum + (change.put?.line.length ?? 0) - (endOf(change) - (starts[change.row] ?? 0)),
    0,
  )
  const result = new Uint8Array(items.length + growth)
  let read = 0
  let written = 0
  const copyTo = (end: number): void => {
    result.set(items.subarray(read, end), written)
    written += end - read
  }
  for (const change of changes) {
    copyTo(starts[change.row] ?? 0)
    read = endOf(change)
    if (change.put === undefined) continue
    result.set(change.put.line, written)
    written += change.put.line.length
  }
  copyTo(items.length)
  return result
}

function changedVectors(own: RawCatalog, changes: readonly Change[], count: number): Uint8Array<ArrayBuffer> {
  const { dim } = own
  const vectors = wordAligned(own.vectors)
  const words = new VectorWords(vectors, own.count, dim)
  if (changes.every(({ replaces, put }) => replaces && put !== undefined)) {
    for (const { row, put } of changes) if (put?.vector !== undefined) words.writeRow(row, put.vector)
    return vectors
  }

  const result = new Uint8Array(imageLayout(count, dim).bytes)
  result.set(encodeVectorsFile({ dim, rows: count, image: new Uint8Array(HEADER_BYTES) }))
  const target = new VectorWords(result, count, dim)
  let read = 0
  let written = 0
  const copyTo = (row: number): void => {
    words.copyRows(read, row - read, target, written)
    written += row - read
    read = row
  }
  for (const { row, replaces, put } of changes) {
    copyTo(row)
    if (replaces) read++
    if (put === undefined) continue
    if (put.vector === undefined) words.copyRows(row, 1, target, written)
    else target.writeRow(written, put.vector)
    written++
  }
  copyTo(own.count)
  return result
}
