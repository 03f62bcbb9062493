/** Compares two catalogs record by record, on their bytes. */
import type { CatalogRecords } from './catalog-records.ts'
import type { Delta, PutRecord } from './delta.ts'

/**
 * What leads from `before` to `after`, both of one dim: the smallest delta, since a record that is the same to the byte
 * is left out, and a vector too. Cost: one pass over both.
 */
export function diffCatalogs(before: CatalogRecords, after: CatalogRecords): Pick<Delta, 'removed' | 'put'> {
  const removed: string[] = []
  const put: PutRecord[] = []
  let old = 0
  for (let row = 0; row < after.count; row++) {
    const id = after.idAt(row)
    while (old < before.count && before.idAt(old) < id) removed.push(before.idAt(old++))
    const isNew = old >= before.count || before.idAt(old) !== id
    const line = after.lineAt(row)
    const vector = after.vectorAt(row)
    if (isNew) {
      put.push({ id, line, vector })
      continue
    }
    const sameVector = sameBytes(before.vectorAt(old), vector)
    if (!sameVector || !sameBytes(before.lineAt(old), line)) {
      put.push({ id, line, vector: sameVector ? undefined : vector })
    }
    old++
  }
  while (old < before.count) removed.push(before.idAt(old++))
  return { removed, put }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
