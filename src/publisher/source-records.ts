/** Reads the records of tables and of NDJSON as they come from the disk, one after the other. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import type { RecordFault } from '../catalog/record-fault.ts'
import { csvFault, csvOptions, csvRow, CsvRows } from '../importers/csv-rows.ts'
import { LONGEST_LINE, readNdjsonLine } from '../importers/ndjson.ts'
import type { SourceRecord } from '../importers/source-record.ts'

/** The records of NDJSON in `pieces` of text; what is wrong goes to `faults`. Errors of `pieces` are thrown. */
export async function* ndjsonRecords(
  file: string,
  pieces: AsyncIterable<string>,
  faults: RecordFault[],
): AsyncGenerator<SourceRecord, void> {
  let number = 0
  for await (const line of linesOf(pieces)) {
    number++
    const { record, fault } = readNdjsonLine(file, line, number)
    if (fault !== undefined) faults.push(fault)
    if (record !== undefined) yield record
  }
}

/** The records of a table in `pieces` of text; what is wrong goes to `faults`. Errors of `pieces` are thrown. */
export async function* csvRecords(
  file: string,
  pieces: AsyncIterable<string>,
  delimiter: string,
  faults: RecordFault[],
): AsyncGenerator<SourceRecord, void> {
  const parser = parse(csvOptions(delimiter))
  const rows = new CsvRows(file)
  // Errors come out of the parser's end as well; here they only must not be unheard.
  pipeline(Readable.from(pieces), parser, () => {})
  try {
    for await (const parsed of parser) {
      const row = csvRow(parsed)
      if (row === undefined) continue
      const taken = rows.take(row)
      faults.push(...taken.faults)
      if (taken.record !== undefined) yield taken.record
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    faults.push(csvFault(file, error))
  }
}

/** Lines without their ends. One that is longer than any record is cut short there, so that it never fills the memory. */
async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string, void> {
  let rest = ''
  for await (const piece of pieces) {
    const lines = piece.split('\n')
    lines[0] = rest + (lines[0] ?? '')
    rest = (lines.pop() ?? '').slice(0, LONGEST_LINE + 1)
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line
  }
  if (rest !== '') yield rest
}
