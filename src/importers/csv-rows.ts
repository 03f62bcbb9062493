/** Makes records of the rows of a table: the first is its header (SPEC PB1, IM1). */
import type { RecordFault } from '../catalog/record-fault.ts'
import { cellValue } from './cell-value.ts'
import type { SourceRecord } from './source-record.ts'

/** A row as the parser gives it, with the line on which it ends. */
export interface CsvRow {
  readonly cells: readonly string[]
  readonly end: number
}

/** What csv-parse gives for a row with the option `info`; its types know another shape. */
export function csvRow(row: unknown): CsvRow | undefined {
  if (typeof row !== 'object' || row === null || !('record' in row) || !('info' in row)) return undefined
  const { record, info } = row
  if (!Array.isArray(record) || typeof info !== 'object' || info === null || !('lines' in info)) return undefined
  return { cells: record.map(String), end: Number(info.lines) }
}

/** Options of csv-parse for a table; a cell of more characters than `max_record_size` is a quote that does not close. */
export function csvOptions(delimiter: string) {
  return { bom: true, delimiter, info: true, relax_column_count: true, max_record_size: LONGEST_ROW } as const
}

/** The fault of a table that csv-parse cannot read. */
export function csvFault(file: string, error: { readonly message: string; readonly lines?: unknown }): RecordFault {
  const line = typeof error.lines === 'number' ? error.lines : 1
  return { file, line, path: '', expected: 'CSV whose quotes open and close', found: error.message }
}

/** Characters of one row. */
const LONGEST_ROW = 4_000_000

/** Takes the rows of one table in their order. */
export class CsvRows {
  readonly #file: string
  #header: readonly string[] | undefined
  #end = 0

  constructor(file: string) {
    this.#file = file
  }

  /**
   * The record of a row, or what is wrong with it: another number of cells than the header; in the header, columns that
   * come twice. The header and blank rows give no record. Empty cells are absent.
   */
  take({ cells, end }: CsvRow): { readonly record?: SourceRecord; readonly faults: readonly RecordFault[] } {
    const [file, line] = [this.#file, this.#end + 1]
    this.#end = end
    if (this.#header === undefined) {
      const header = cells.map((name) => name.trim())
      this.#header = header
      const twice = header.filter((name, column) => name !== '' && header.indexOf(name) !== column)
      return {
        faults: twice.map((path) => ({ file, line: 1, path, expected: 'one column of a name', found: 'another' })),
      }
    }
    const header = this.#header
    if (cells.every((cell) => cell.trim() === '')) return { faults: [] }
    if (cells.length !== header.length) {
      const expected = `${header.length} cells, as in the header`
      return { faults: [{ file, line, path: '', expected, found: `${cells.length}` }] }
    }
    const entries = header.map((name, column): [string, unknown] => [
      name,
      cellValue(name, (cells[column] ?? '').trim()),
    ])
    return { record: { file, line, value: Object.fromEntries(entries.filter(([name]) => name !== '')) }, faults: [] }
  }
}
