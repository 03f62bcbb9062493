/** Reads files of records: every record of every file, with all faults at once. Shared by `docent build` and the page. */
import { DocentError } from '../base/docent-error.ts'
import { type RecordFault, recordFaultsError } from '../catalog/record-fault.ts'
import type { Content } from '../contracts/content.ts'
import type { ReadRecords, RecordWarning } from '../contracts/read-records.ts'
import { completeRecords } from './complete-records.ts'
import { importCsv } from './csv.ts'
import { importNdjson } from './ndjson.ts'
import { readRecord } from './record.ts'
import type { ImportedFile } from './source-record.ts'
import { type LeftOut, unknownFieldWarning } from './unknown-field-warning.ts'

/** `name` as it stands in messages; its ending says the kind. */
export interface RecordFile {
  readonly name: string
  readonly bytes: Uint8Array
}

interface Importer {
  /** Whether it reads tables, whose cells are texts. */
  readonly fromCells: boolean
  read(file: string, text: string): ImportedFile
}

const ndjson: Importer = { fromCells: false, read: importNdjson }
const csv: Importer = { fromCells: true, read: importCsv }
const IMPORTERS: ReadonlyMap<string, Importer> = new Map([
  ['.ndjson', ndjson],
  ['.jsonl', ndjson],
  ['.csv', csv],
  ['.tsv', csv],
])

/** Of one file: see `readAllRecords`. */
export function readRecords(bytes: Uint8Array, name: string): ReadRecords {
  return readAllRecords([{ name, bytes }])
}

/**
 * Reads `files`. DocentError `build-bad-source`: a file that is not UTF-8 or of no known kind (at once), else every
 * fault of every record with file, line, field, expected and found, duplicates with both their lines. No files, or
 * empty ones, give no contents.
 */
export function readAllRecords(files: readonly RecordFile[]): ReadRecords {
  const contents: Content[] = []
  const faults: RecordFault[] = []
  const places = new Map<string, string>()
  const warnings: RecordWarning[] = []
  for (const { name: file, bytes } of files) {
    const importer = importerOf(file)
    const imported = importer.read(file, textOf(bytes, file))
    const completed = completeRecords(imported.records, importer.fromCells)
    const leftOut = new Map<string, LeftOut>()
    // Importers name what they could not read before what they could; a report goes by line.
    const ofFile = [...imported.faults]
    for (const source of completed.records) {
      const { line } = source
      const { content, faults: found, unknownFields } = readRecord(source)
      ofFile.push(...found)
      for (const field of unknownFields) {
        const before = leftOut.get(field) ?? { file, line, field, records: 0 }
        leftOut.set(field, { ...before, records: before.records + 1 })
      }
      if (content === undefined) continue
      const first = places.get(content.id)
      if (first === undefined) {
        places.set(content.id, `${file}:${line}`)
        contents.push(content)
      } else {
        const expected = `an id that no other record has; ${first} has it too`
        ofFile.push({ file, line, path: 'id', expected, found: JSON.stringify(content.id) })
      }
    }
    // One by one: a large file of another kind has more faults than a call may have arguments.
    for (const fault of ofFile.toSorted((a, b) => a.line - b.line)) faults.push(fault)
    warnings.push(...completed.warnings, ...[...leftOut.values()].map(unknownFieldWarning))
  }
  if (faults.length > 0) {
    throw recordFaultsError('build-bad-source', faults, 'Nothing was written. Mend these and build again.')
  }
  return { contents, warnings }
}

/** What a source is refused for as a whole. */
export function badSource(file: string, expected: string, found: string, cause?: unknown): DocentError {
  const message = `${file}: expected ${expected}, found ${found}. Nothing was written.`
  return new DocentError('build-bad-source', message, { file, expected, found }, cause)
}

function importerOf(file: string): Importer {
  const ending = /\.[^./\\]*$/.exec(file)?.[0] ?? ''
  const importer = IMPORTERS.get(ending.toLowerCase())
  if (importer !== undefined) return importer
  const known = [...IMPORTERS.keys()].join(', ')
  throw badSource(file, `a file of records (${known})`, `a name that ends in ${JSON.stringify(ending)}`)
}

function textOf(bytes: Uint8Array, file: string): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (utf16) throw badSource(file, 'text in UTF-8', 'UTF-16; save it as UTF-8 ("CSV UTF-8" where a program offers it)')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    const found = `${otherEncoding(bytes)}; save it as UTF-8 ("CSV UTF-8" where a program offers it)`
    throw badSource(file, 'text in UTF-8', found, error)
  }
}

/** Where the first line is that is not UTF-8, and how it would read in the encoding that office programs write instead. */
function otherEncoding(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes)
  const at = text.indexOf('\uFFFD')
  const line = text.slice(0, at).split('\n').length
  return `bytes that are none in line ${line} (it may be in Windows-1252)`
}
