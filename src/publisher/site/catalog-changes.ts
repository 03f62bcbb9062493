/** What a curator would call changed between two catalogs. */
import type { CatalogRecords } from '../../release/catalog-records.ts'
import type { PutRecord } from '../../release/delta.ts'
import { diffCatalogs } from '../../release/diff-catalogs.ts'

/** A record that is in both. */
export interface EditedRecord {
  readonly id: string
  /** Fields that are new, gone or others, in the order of the alphabet. */
  readonly fields: readonly string[]
  readonly vector: boolean
}

/** Ids ascending. */
export interface CatalogChanges {
  readonly added: readonly string[]
  readonly edited: readonly EditedRecord[]
  readonly removed: readonly string[]
}

/** Compares records by id. Vectors of another dim are other vectors. Cost: one pass, and the parsing of what changed. */
export function catalogChanges(before: CatalogRecords, after: CatalogRecords): CatalogChanges {
  const { put, removed } = diffCatalogs(before, after)
  const rows = rowsOf(before, put)
  const added: string[] = []
  const edited: EditedRecord[] = []
  for (const { id, line, vector } of put) {
    const row = rows.get(id)
    if (row === undefined) added.push(id)
    else edited.push({ id, fields: changedFields(before.lineAt(row), line), vector: vector !== undefined })
  }
  return { added, edited, removed }
}

/** Both lists ascend, so one pass finds them. */
function rowsOf(records: CatalogRecords, put: readonly PutRecord[]): ReadonlyMap<string, number> {
  const rows = new Map<string, number>()
  let at = 0
  for (let row = 0; row < records.count && at < put.length; row++) {
    const id = records.idAt(row)
    while (at < put.length && (put[at]?.id ?? '') < id) at++
    if (put[at]?.id === id) rows.set(id, row)
  }
  return rows
}

function changedFields(before: Uint8Array, after: Uint8Array): readonly string[] {
  const old = fieldsOf(before)
  const now = fieldsOf(after)
  return [...new Set([...old.keys(), ...now.keys()])].filter((field) => old.get(field) !== now.get(field)).toSorted()
}

/** The value of each field as it is written. */
function fieldsOf(line: Uint8Array): ReadonlyMap<string, string> {
  const record: unknown = JSON.parse(new TextDecoder().decode(line))
  const fields = typeof record === 'object' && record !== null ? Object.entries(record) : []
  return new Map(fields.map(([field, value]) => [field, JSON.stringify(value)]))
}
