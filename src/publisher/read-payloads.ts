/** Reads raw payloads from a file: JSON lines, one JSON document, a table with a header, or Snowplow's own lines. */
import { DocentError } from '../base/docent-error.ts'
import { parse } from 'csv-parse'
import { Readable } from 'node:stream'
import { snowplowRow } from './snowplow-row.ts'
import { type SourcePath, sourceText, wholeSource } from './source-text.ts'

export interface PayloadFile {
  readonly payloads: readonly { readonly place: FilePlace; readonly raw: unknown }[]
  /** Lines that are neither JSON nor of Snowplow's enriched stream, from 1. */
  readonly faulty: readonly number[]
}

/** From 1: the line, or the entry of a document that is a list. */
export type FilePlace = { readonly line: number } | { readonly entry: number }

/** Longest file, in UTF-16 code units: what one text can hold. */
const MAX_CHARACTERS = 500_000_000
const TABLE = /\.csv(?:\.gz)?$/i

/**
 * The payloads in order. DocentError `build-bad-source` for a file that cannot be read or is no UTF-8,
 * `events-unreadable` for a table that is none. Faulty lines are named, and cost no other. Gzip is unpacked.
 */
export async function readPayloads(source: SourcePath): Promise<PayloadFile> {
  if (TABLE.test(source.path)) return readTable(source)
  const text = (await wholeSource(source, MAX_CHARACTERS)).replace(/^\uFEFF/, '')
  const document = parsed(text)
  if (document === undefined) return readLines(text)
  if (!Array.isArray(document)) return { payloads: [{ place: { line: 1 }, raw: document }], faulty: [] }
  const entries: readonly unknown[] = document
  return { payloads: entries.map((raw, at) => ({ place: { entry: at + 1 }, raw })), faulty: [] }
}

function readLines(text: string): PayloadFile {
  const payloads: { place: FilePlace; raw: unknown }[] = []
  const faulty: number[] = []
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const raw = parsed(line) ?? snowplowRow(line)
    if (raw === undefined) faulty.push(at + 1)
    else payloads.push({ place: { line: at + 1 }, raw })
  }
  return { payloads, faulty }
}

/** JSON has no undefined, so undefined says that it is none. */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

/** Empty cells are absent, as NULL is when Postgres writes CSV. */
async function readTable(source: SourcePath): Promise<PayloadFile> {
  const payloads: { place: FilePlace; raw: unknown }[] = []
  const rows = Readable.from(sourceText(source)).pipe(parse({ bom: true, columns: true, info: true }))
  let line = 2
  try {
    for await (const row of rows) {
      const { record, info } = rowOf(row)
      payloads.push({ place: { line }, raw: record })
      line = info + 1
    }
  } catch (error) {
    if (error instanceof DocentError) throw error
    const found = error instanceof Error ? error.message : String(error)
    const message = `Expected a CSV table with a header in ${source.name}, found another text: ${found}. Export it again with CSV HEADER.`
    throw new DocentError('events-unreadable', message, { path: source.path }, error)
  }
  return { payloads, faulty: [] }
}

/** What csv-parse gives for a row with the option `info`: the record, and the line on which it ended. */
function rowOf(row: unknown): { readonly record: unknown; readonly info: number } {
  if (typeof row !== 'object' || row === null || !('record' in row) || !('info' in row)) return { record: row, info: 0 }
  const { record, info } = row
  const lines = typeof info === 'object' && info !== null && 'lines' in info ? Number(info.lines) : 0
  return { record, info: lines }
}
