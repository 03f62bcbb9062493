/** Reads all sources of a catalog from the disk. What is in them is read by src/importers. */
import { relative, resolve } from 'node:path'
import type { RecordFault } from '../catalog/record-fault.ts'
import type { Content } from '../contracts/content.ts'
import type { ReadRecords } from '../contracts/read-records.ts'
import { delimiterOf } from '../importers/delimiter-of.ts'
import { kindOfFile } from '../importers/kind-of-file.ts'
import { importText, type ReadOptions } from '../importers/read-records.ts'
import { RecordMapper } from '../importers/record-mapper.ts'
import { RecordsReading } from '../importers/records-reading.ts'
import type { SourceRecord } from '../importers/source-record.ts'
import { csvRecords, ndjsonRecords } from './source-records.ts'
import { headOfSource, type SourcePath, sourceText, wholeSource } from './source-text.ts'

/** A JSON or XML document is held as a whole; larger collections come as NDJSON or CSV, which are not. */
const LARGEST_DOCUMENT_CHARACTERS = 100_000_000

/**
 * Reads `paths`, relative to `cwd`. DocentError `build-bad-source`: a file that cannot be read (at once), else as
 * `readAllRecords` says.
 */
export async function readSources(
  paths: readonly string[],
  cwd: string,
  options: ReadOptions = {},
): Promise<ReadRecords> {
  const contents: Content[] = []
  const reading = await streamSources(paths, cwd, options, (content) => contents.push(content))
  return { contents, warnings: reading.finish() }
}

/**
 * As `readSources`, but hands each content to `onContent` and keeps none; faults are thrown by `finish` of what is
 * returned. Tables and NDJSON are read twice from the disk: what is completed in a record depends on all others.
 */
export async function streamSources(
  paths: readonly string[],
  cwd: string,
  options: ReadOptions,
  onContent: (content: Content) => void,
): Promise<RecordsReading> {
  const mapper = options.mapping === undefined ? undefined : new RecordMapper(options.mapping)
  const reading = new RecordsReading(onContent, mapper)
  for (const each of paths) {
    const path = resolve(cwd, each)
    await readSource({ path, name: relative(cwd, path) }, reading, options)
  }
  return reading
}

async function readSource(source: SourcePath, reading: RecordsReading, options: ReadOptions): Promise<void> {
  const { name } = source
  const { head, isWhole } = await headOfSource(source)
  const kind = kindOfFile(name, head, isWhole)
  if (kind === 'json' || kind === 'xml') {
    const text = await wholeSource(source, LARGEST_DOCUMENT_CHARACTERS)
    return reading.readFile(importText(name, text.replace(/^\uFEFF/, ''), kind, options), false)
  }
  const delimiter = options.mapping?.delimiter ?? delimiterOf(head)
  const recordsTo = (faults: RecordFault[]): AsyncIterable<SourceRecord> =>
    kind === 'table'
      ? csvRecords(name, sourceText(source), delimiter, faults)
      : ndjsonRecords(name, sourceText(source), faults)
  const file = reading.beginFile(kind === 'table')
  for await (const record of recordsTo([])) file.survey(record)
  const faults: RecordFault[] = []
  for await (const record of recordsTo(faults)) file.read(record)
  file.end({ faults })
}
