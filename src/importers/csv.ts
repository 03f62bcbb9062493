/**
 * Reads CSV (RFC 4180, also with semicolons or tabs): a header row with the names of fields, a record a row. Tags stand
 * in one cell, `facet:label;facet:label=0.5`. Numbers and true or false are told by their field.
 */
import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import type { RecordFault } from '../catalog/record-fault.ts'
import { csvFault, csvOptions, csvRow, CsvRows } from './csv-rows.ts'
import { delimiterOf } from './delimiter-of.ts'
import type { ImportedFile, SourceRecord } from './source-record.ts'

/**
 * The records of `text`, each with the line it begins on. Faults: rows with another number of cells than the header,
 * quotes that do not close, a column that comes twice. Empty cells are absent; blank lines count for nothing. Never throws.
 */
export function importCsv(file: string, text: string, delimiter: string = delimiterOf(text)): ImportedFile {
  const faults: RecordFault[] = []
  const records: SourceRecord[] = []
  const rows = new CsvRows(file)
  for (const parsed of parsedRows(file, text, delimiter, faults)) {
    const row = csvRow(parsed)
    if (row === undefined) continue
    const taken = rows.take(row)
    faults.push(...taken.faults)
    if (taken.record !== undefined) records.push(taken.record)
  }
  return { records, faults }
}

function parsedRows(file: string, text: string, delimiter: string, faults: RecordFault[]): readonly unknown[] {
  try {
    return parse(text, csvOptions(delimiter))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    faults.push(csvFault(file, error))
    return []
  }
}
