/** Makes a Content of a record as a curator wrote it: forgiving in form, strict in substance (SPEC PB2). */
import type { RecordFault } from '../catalog/record-fault.ts'
import { Content, CONTENT_FIELDS } from '../contracts/content.ts'
import { faultsOf, type InputFault } from '../contracts/parse-input.ts'
import { countWords } from './count-words.ts'
import { plainText } from './plain-text.ts'
import { readTags } from './record-tags.ts'
import { readTime } from './record-time.ts'
import { seenText } from './seen-text.ts'
import type { SourceRecord } from './source-record.ts'
import { yearOf } from './year-of.ts'

/** A record read: its content, or why there is none; and the names of fields that were left out. */
export interface ReadRecord {
  readonly content?: Content
  readonly faults: readonly RecordFault[]
  readonly unknownFields: readonly string[]
}

const KNOWN: ReadonlySet<string> = new Set(CONTENT_FIELDS)
const TIMES = ['publishedAt', 'expiresAt']
/** A tag of an element that texts are written with in HTML. Other angle brackets stay as they are. */
const HTML =
  /<\/?(?:p|br|div|span|a|b|i|u|em|strong|sup|sub|ul|ol|li|h[1-6]|img|table|blockquote|font|script|style|iframe|svg)\b[^<>]*>/i
/** Tags and translations nest two deep. */
const DEEPEST = 3
/** An address that a page may link to: http, https, or relative. Anything else before a colon is another scheme. */
const OTHER_SCHEME = /^(?!https?:)[a-z][a-z0-9+.-]*:/i

/** How a fault of these fields is put, where the schema speaks of what the source does not show. */
const EXPECTED: readonly (readonly [RegExp, string])[] = [
  [/^tags\.\d+$/, 'facet:label, or facet:label=0.5'],
  [/^(publishedAt|expiresAt)$/, 'a time in epoch ms or ISO 8601'],
]

/** Reads one record of a source (SPEC PB2). Never throws. */
export function readRecord({ file, line, value }: SourceRecord): ReadRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const found = Array.isArray(value) ? 'a list' : JSON.stringify(value)
    return { faults: [{ file, line, path: '', expected: 'a record with named fields', found }], unknownFields: [] }
  }
  const given = new Map<string, unknown>(
    Object.entries(value)
      .map(([field, found]): [string, unknown] => [field, cleaned(found)])
      .filter(([, found]) => found !== undefined),
  )
  const unknownFields = [...given.keys()].filter((field) => !KNOWN.has(field))
  const record = Object.fromEntries([...completed(given)].filter(([field]) => KNOWN.has(field)))
  const parsed = Content.safeParse(record)
  const faults = [...(parsed.success ? [] : faultsOf(parsed.error, record)), ...addressFaults(given)]
  const located = faults.map((fault) => ({ file, line, ...fault, expected: expectedOf(fault) }))
  return parsed.success && faults.length === 0
    ? { content: parsed.data, faults: [], unknownFields }
    : { faults: located, unknownFields }
}

/** Texts are trimmed and freed of what cannot be seen, inside lists and objects as well; empty ones and null are absent. */
function cleaned(value: unknown, depth = 0): unknown {
  if (value === null) return undefined
  if (typeof value === 'string') {
    const text = HTML.test(value) ? plainText(value) : seenText(value)
    return text === '' ? undefined : text
  }
  if (typeof value !== 'object' || depth >= DEEPEST) return value
  if (Array.isArray(value)) return value.map((each: unknown) => cleaned(each, depth + 1) ?? '')
  const entries = Object.entries(value).map(([key, each]): [string, unknown] => [key, cleaned(each, depth + 1)])
  return Object.fromEntries(entries.filter(([, each]) => each !== undefined))
}

function completed(given: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  const record = new Map(given)
  const id = record.get('id')
  if (typeof id === 'number') record.set('id', String(id))
  if (record.has('tags')) record.set('tags', readTags(record.get('tags')))
  for (const field of TIMES) {
    if (record.has(field)) record.set(field, readTime(record.get(field)))
  }
  readYear(record)
  const dateText = record.get('dateText')
  if (!record.has('year') && typeof dateText === 'string') {
    const year = yearOf(dateText)
    if (year !== undefined) record.set('year', year)
  }
  const text = record.get('text')
  if (!record.has('wordCount')) record.set('wordCount', typeof text === 'string' ? countWords(text) : 0)
  if (!record.has('hasImage')) record.set('hasImage', record.has('image'))
  return record
}

/** A year in words is read as a date is; one without any digit (`no date`) is the date's text. Else it stays a fault. */
function readYear(record: Map<string, unknown>): void {
  const written = record.get('year')
  if (typeof written !== 'string') return
  const year = yearOf(written)
  if (year === undefined && /\d/.test(written)) return
  record.delete('year')
  if (year !== undefined) record.set('year', year)
  if (!record.has('dateText') && String(year) !== written) record.set('dateText', written)
}

function addressFaults(given: ReadonlyMap<string, unknown>): readonly InputFault[] {
  return ['image', 'url'].flatMap((path) => {
    const address = given.get(path)
    if (typeof address !== 'string' || !OTHER_SCHEME.test(address)) return []
    return [{ path, expected: 'an http or https address, or a relative one', found: JSON.stringify(address) }]
  })
}

function expectedOf({ path, expected }: InputFault): string {
  return EXPECTED.find(([paths]) => paths.test(path))?.[1] ?? expected
}
