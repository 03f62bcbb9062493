/** Reads plain JSON: a list of records, an object that holds such a list, or one record (SPEC FM1). */
import { isNamed } from './json-reach.ts'
import type { DocumentPlace, ImportedFile } from './source-record.ts'

/** Fields in which exports keep their records; the first that holds a list is taken. */
const LISTS = ['items', 'records', 'data', 'results', 'objects']

/** Never throws. An object counts as one record unless one of the usual fields holds a list of objects. */
export function importJsonRecords(document: unknown, { file, lineOf }: DocumentPlace): ImportedFile {
  const records = recordsIn(document).map((value) => ({ file, line: lineOf(value), value }))
  return { records, faults: [] }
}

function recordsIn(document: unknown): readonly unknown[] {
  if (Array.isArray(document)) return document
  if (isNamed(document)) {
    for (const key of LISTS) {
      const list = Object.hasOwn(document, key) ? document[key] : undefined
      if (Array.isArray(list) && list.every(isNamed)) return list
    }
  }
  return [document]
}
