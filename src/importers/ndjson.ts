/** Reads NDJSON: one JSON object a line; blank lines count for nothing. */
import type { RecordFault } from '../catalog/record-fault.ts'
import type { ImportedFile, SourceRecord } from './source-record.ts'

const QUOTED_CHARACTERS = 40

/** The records of `text`, each with its line; a line that is no JSON is a fault. Never throws. */
export function importNdjson(file: string, text: string): ImportedFile {
  const records: SourceRecord[] = []
  const faults: RecordFault[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const at = { file, line: index + 1 }
    try {
      records.push({ ...at, value: JSON.parse(line) })
    } catch {
      faults.push({ ...at, path: '', expected: 'a record in JSON', found: quoted(line) })
    }
  }
  return { records, faults }
}

function quoted(line: string): string {
  const start = line.trim().slice(0, QUOTED_CHARACTERS)
  return `${JSON.stringify(start)}${line.trim().length > QUOTED_CHARACTERS ? '…' : ''}`
}
