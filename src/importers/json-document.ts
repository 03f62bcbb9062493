/** Reads a JSON document: finds out which format it is in by what it says of itself (SPEC FM1). */
import type { RecordFault } from '../catalog/record-fault.ts'
import { elementLines } from './element-lines.ts'
import { importIiif } from './iiif.ts'
import { importJsonRecords } from './json-records.ts'
import { reach, reachTexts } from './json-reach.ts'
import { importLinkedArt } from './linked-art.ts'
import { importOmekaS } from './omeka-s.ts'
import type { DocumentPlace, ImportedFile, SourceRecord } from './source-record.ts'

type DocumentImporter = (document: unknown, place: DocumentPlace) => ImportedFile

/** The records of `text`; what is no JSON is a fault with its line, so far as the parser tells it. Never throws. */
export function importJson(file: string, text: string, lang?: string): ImportedFile {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    return { records: [], faults: [notJson(file, text, error)] }
  }
  const lines = elementLines(text, document)
  const place: DocumentPlace = { file, lang, lineOf: (value) => lines.get(value) ?? 1 }
  const imported = importerOf(document)(document, place)
  return { ...imported, records: numbered(imported.records) }
}

/** Whether a field `o:id`, a context or a type says whose format it is; anything else is plain records. */
function importerOf(document: unknown): DocumentImporter {
  const [first] = reach(document)
  const inside = [...reach(first, 'orderedItems'), ...reach(first, '@graph'), ...reach(first, 'items')].slice(0, 1)
  const contexts = [first, ...inside].flatMap((each) => reachTexts(each, '@context')).join(' ')
  const types = reachTexts(first, '@type').join(' ')
  if (contexts.includes('iiif.io/api/presentation') || /\bsc:(Manifest|Collection)/.test(types)) return importIiif
  if (contexts.includes('linked.art')) return importLinkedArt
  if (reach(first, 'o:id').length > 0 || /\bo:[A-Z]/.test(types)) return importOmekaS
  return importJsonRecords
}

/** Records that begin on the line of the one before are told apart by their numbers. */
function numbered(records: readonly SourceRecord[]): readonly SourceRecord[] {
  const lines = new Set(records.map(({ line }) => line))
  return lines.size === records.length ? records : records.map((record, index) => ({ ...record, number: index + 1 }))
}

function notJson(file: string, text: string, error: unknown): RecordFault {
  const says = error instanceof Error ? error.message : ''
  const position = /at position (\d+)/.exec(says)?.[1]
  const line = position === undefined ? 1 : text.slice(0, Number(position)).split('\n').length
  const ended = /unexpected end|unterminated/i.test(says) || Number(position) >= text.trimEnd().length
  const found = ended ? 'text that ends in the middle: the file was cut off' : 'text that is not'
  return { file, line, path: '', expected: 'JSON', found }
}
