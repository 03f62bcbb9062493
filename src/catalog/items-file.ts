/** items.ndjson: the records of a catalog, one Content a line, ascending by id, every field spelt out (SPEC CT3). */
import * as z from 'zod/mini'
import { DocentError } from '../base/docent-error.ts'
import { Content, CONTENT_FIELDS } from '../contracts/content.ts'
import { corruptFile } from './corrupt-file.ts'
import { faultsOf } from '../contracts/parse-input.ts'
import { isCompleteContent } from './content-shape.ts'
import { recordFaultsError, type RecordFault } from './record-fault.ts'

const FILE = 'items.ndjson'
const HINT = 'Build the catalog again from its sources: docent build names the line in the source.'

/**
 * The file of `contents`, which are ascending by id (code unit order) and parsed by the Content schema. Keys stand in
 * the schema's order, so equal contents give equal bytes. No contents give no bytes.
 */
export function encodeItemsFile(contents: readonly Content[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(contents.map((content) => `${JSON.stringify(inSchemaOrder(content))}\n`).join(''))
}

/**
 * The records of an items.ndjson, in its order. Whole or not at all, never a part. DocentError `catalog-bad-record`
 * with every fault (`details.faults`: file, line, path, expected, found), `catalog-duplicate-id`, or `catalog-corrupt`
 * when the file is not UTF-8 or has another number of records than `count`.
 */
export function decodeItemsFile(bytes: Uint8Array<ArrayBuffer>, count: number): readonly Content[] {
  const lines = linesOf(bytes)
  if (lines.length !== count) throw corruptFile(FILE, `${count} records, as the manifest says`, `${lines.length}`)
  const faults: RecordFault[] = []
  const contents: Content[] = []
  for (const [index, line] of lines.entries()) {
    const content = readRecord(line, index + 1, faults)
    if (content === undefined) continue
    const before = contents.at(-1)
    if (before !== undefined && before.id >= content.id) {
      if (before.id === content.id) throw duplicate(content.id, index + 1)
      faults.push({ file: FILE, line: index + 1, path: 'id', expected: `an id after ${before.id}`, found: content.id })
    }
    contents.push(content)
  }
  if (faults.length > 0) throw recordFaultsError('catalog-bad-record', faults, HINT)
  return contents
}

function linesOf(bytes: Uint8Array<ArrayBuffer>): readonly string[] {
  if (bytes.length === 0) return []
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw corruptFile(FILE, 'text in UTF-8', 'other bytes')
  }
  if (!text.endsWith('\n')) throw corruptFile(FILE, 'a line end after the last record', 'none: the file was cut off')
  return text.slice(0, -1).split('\n')
}

function readRecord(line: string, number: number, faults: RecordFault[]): Content | undefined {
  let record: unknown
  try {
    record = JSON.parse(line)
  } catch {
    faults.push({ file: FILE, line: number, path: '', expected: 'a record in JSON', found: 'text that is not' })
    return undefined
  }
  if (isCompleteContent(record)) return record
  const result = z.safeParse(Content, record)
  if (result.success) return result.data
  faults.push(...faultsOf(result.error, record).map((fault) => ({ file: FILE, line: number, ...fault })))
  return undefined
}

function inSchemaOrder(content: Content): Readonly<Record<string, unknown>> {
  const entries = new Map<string, unknown>(Object.entries(content))
  entries.set(
    'tags',
    content.tags.map(({ facet, label, weight }) => ({ facet, label, weight })),
  )
  if (content.translations !== undefined) entries.set('translations', byLanguage(content.translations))
  const ordered = CONTENT_FIELDS.filter((field) => entries.get(field) !== undefined)
  return Object.fromEntries(ordered.map((field) => [field, entries.get(field)]))
}

/** Languages ascending by code unit, title before text. */
function byLanguage(translations: NonNullable<Content['translations']>): Content['translations'] {
  const languages = Object.entries(translations).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(
    languages.map(([lang, { title, text }]) => [
      lang,
      { ...(title === undefined ? {} : { title }), ...(text === undefined ? {} : { text }) },
    ]),
  )
}

function duplicate(id: string, line: number): DocentError {
  return new DocentError(
    'catalog-duplicate-id',
    `${FILE}:${line}: expected every id once, found ${JSON.stringify(id)} again. ${HINT}`,
    { id, line },
  )
}
