/** Reads files of records: every record of every file, with all faults at once. Shared by `docent build` and the page. */
import type { Content } from '../contracts/content.ts'
import type { ReadRecords } from '../contracts/read-records.ts'
import type { RecordMapping } from '../contracts/record-mapping.ts'
import { importCsv } from './csv.ts'
import { importJson } from './json-document.ts'
import { type FileKind, HEAD_CHARACTERS, kindOfFile } from './kind-of-file.ts'
import { importLido } from './lido.ts'
import { importNdjson } from './ndjson.ts'
import { RecordMapper } from './record-mapper.ts'
import { RecordsReading } from './records-reading.ts'
import type { ImportedFile } from './source-record.ts'
import { utf8Text } from './utf8-text.ts'

/** `name` as it stands in messages; its ending says the kind where its content does not. */
export interface RecordFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** `lang`: the language that the catalog is in; of texts in several languages it is taken first. */
export interface ReadOptions {
  readonly lang?: string | undefined
  readonly mapping?: RecordMapping | undefined
}

/** Of one file: see `readAllRecords`. */
export function readRecords(bytes: Uint8Array, name: string, options: ReadOptions = {}): ReadRecords {
  return readAllRecords([{ name, bytes }], options)
}

/**
 * Reads `files`. DocentError `build-bad-source`: a file that is not UTF-8 or of no known kind (at once), else every
 * fault of every record with file, line, field, expected and found, duplicates with both their lines;
 * `build-bad-mapping`. No files, or empty ones, give no contents.
 */
export function readAllRecords(files: readonly RecordFile[], options: ReadOptions = {}): ReadRecords {
  const contents: Content[] = []
  const mapper = options.mapping === undefined ? undefined : new RecordMapper(options.mapping)
  const reading = new RecordsReading((content) => contents.push(content), mapper)
  for (const { name, bytes } of files) {
    const text = utf8Text(bytes, name)
    const kind = kindOfFile(name, text.slice(0, HEAD_CHARACTERS), text.length <= HEAD_CHARACTERS)
    reading.readFile(importText(name, text, kind, options), kind === 'table')
  }
  return { contents, warnings: reading.finish() }
}

/** What the importer of `kind` makes of `text`. Never throws. */
export function importText(file: string, text: string, kind: FileKind, { lang, mapping }: ReadOptions): ImportedFile {
  if (kind === 'table') return importCsv(file, text, mapping?.delimiter)
  if (kind === 'lines') return importNdjson(file, text)
  if (kind === 'xml') return importLido(file, text, lang)
  return importJson(file, text, lang)
}
