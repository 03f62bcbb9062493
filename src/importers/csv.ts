/**
 * Reads CSV (RFC 4180, also with semicolons or tabs): a header row with the names of fields, a record a row. Tags stand
 * in one cell, `facet:label;facet:label=0.5`. Numbers and true or false are told by their field.
 */
import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import type { RecordFault } from '../catalog/record-fault.ts'
import { cellValue } from './cell-value.ts'
import { delimiterOf } from './delimiter-of.ts'
import type { ImportedFile, SourceRecord } from './source-record.ts'

/** A row as the parser gives it, with the line on which it ends. */
interface Row {
  readonly cells: readonly string[]
  readonly end: number
}

/**
 * The records of `text`, each with the line it begins on. Faults: rows with another number of cells than the header,
 * quotes that do not close, a column that comes twice. Empty cells are absent; blank lines count for nothing. Never throws.
 */
export function importCsv(file: string, text: string): ImportedFile {
  const faults: RecordFault[] = []
  const rows = rowsOf(file, text, faults)
  const header = rows[0]?.cells.map((name) => name.trim()) ?? []
  for (const [column, name] of header.entries()) {
    if (name === '' || header.indexOf(name) === column) continue
    faults.push({ file, line: 1, path: name, expected: 'one column of a name', found: 'another' })
  }
  const records: SourceRecord[] = []
  for (const [index, { cells }] of rows.entries()) {
    if (index === 0 || cells.every((cell) => cell.trim() === '')) continue
    const line = (rows[index - 1]?.end ?? 0) + 1
    if (cells.length !== header.length) {
      faults.push({
        file,
        line,
        path: '',
        expected: `${header.length} cells, as in the header`,
        found: `${cells.length}`,
      })
      continue
    }
    const entries = header.map((name, column): [string, unknown] => [
      name,
      cellValue(name, (cells[column] ?? '').trim()),
    ])
    records.push({ file, line, value: Object.fromEntries(entries.filter(([name]) => name !== '')) })
  }
  return { records, faults }
}

function rowsOf(file: string, text: string, faults: RecordFault[]): readonly Row[] {
  try {
    // With `info`, the parser gives another shape than its types say.
    const rows: readonly unknown[] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
    })
    return rows.filter(isParsedRow).map(({ record, info }) => ({ cells: record, end: info.lines }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? error.lines : 1
    faults.push({ file, line, path: '', expected: 'CSV whose quotes open and close', found: error.message })
    return []
  }
}

function isParsedRow(
  row: unknown,
): row is { readonly record: readonly string[]; readonly info: { readonly lines: number } } {
  return typeof row === 'object' && row !== null && 'record' in row && 'info' in row
}
