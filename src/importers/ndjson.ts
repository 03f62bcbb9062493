/** Reads NDJSON: one JSON object a line; blank lines count for nothing. */
import type { RecordFault } from '../catalog/record-fault.ts'
import type { ImportedFile, SourceRecord } from './source-record.ts'

const QUOTED_CHARACTERS = 40
/** Characters of one record; a longer line is another kind of file. */
export const LONGEST_LINE = 4_000_000

/** The records of `text`, each with its line; a line that is no JSON is a fault. Never throws. */
export function importNdjson(file: string, text: string): ImportedFile {
  const records: SourceRecord[] = []
  const faults: RecordFault[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const { record, fault } = readNdjsonLine(file, line, index + 1)
    if (record !== undefined) records.push(record)
    if (fault !== undefined) faults.push(fault)
  }
  return { records, faults }
}

/** The record of one line, what is wrong with it, or neither for a blank one. Never throws. */
export function readNdjsonLine(
  file: string,
  text: string,
  line: number,
): { readonly record?: SourceRecord; readonly fault?: RecordFault } {
  const at = { file, line }
  if (text.length > LONGEST_LINE) {
    const found = `one of more than ${LONGEST_LINE / 1e6} million characters`
    return { fault: { ...at, path: '', expected: 'a record a line', found } }
  }
  if (text.trim() === '') return {}
  try {
    // A mark that the file begins with is no part of its first record.
    return { record: { ...at, value: JSON.parse(text.replace(/^\uFEFF/, '')) } }
  } catch {
    return { fault: { ...at, path: '', expected: 'a record in JSON', found: quoted(text) } }
  }
}

function quoted(line: string): string {
  const start = line.trim().slice(0, QUOTED_CHARACTERS)
  return `${JSON.stringify(start)}${line.trim().length > QUOTED_CHARACTERS ? '…' : ''}`
}
