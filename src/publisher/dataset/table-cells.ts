/** Cells of a row group as what they stand for; a cell that stands for nothing is refused with its row. */
import { DocentError } from '../../base/docent-error.ts'
import type { RowGroup } from './open-table.ts'

/** Reads cells of `group`, of the file at `path`. All throw DocentError `dataset-invalid`, naming column and row. */
export interface CellReader {
  text(column: string, i: number): string
  /** Undefined where null or where the file has no such column. */
  optionalText(column: string, i: number): string | undefined
  /** Finite: NaN and infinities are refused. */
  number(column: string, i: number): number
  optionalNumber(column: string, i: number): number | undefined
  flag(column: string, i: number): boolean
  /** A JSON list of texts. */
  texts(column: string, i: number): readonly string[]
  /** The error for a cell that is what its type says and still cannot be. */
  fault(column: string, i: number, expected: string, found: unknown): DocentError
}

/** Texts that come again and again are parsed once and shared; `parsed` is kept from group to group. */
export function cellReader(path: string, group: RowGroup, parsed = new Map<string, readonly string[]>()): CellReader {
  function fault(column: string, i: number, expected: string, found: unknown): DocentError {
    const row = group.from + i
    return new DocentError(
      'dataset-invalid',
      `Expected ${column} of row ${row} in ${path} to be ${expected}, found ${String(found)}. Mend the row or leave it out.`,
      { path, column, row },
    )
  }

  function cell(column: string, i: number): unknown {
    const value: unknown = group.columns.get(column)?.[i]
    return typeof value === 'bigint' ? Number(value) : value
  }

  function number(column: string, i: number): number {
    const value = cell(column, i)
    if (typeof value !== 'number' || !Number.isFinite(value)) throw fault(column, i, 'a finite number', value)
    return value
  }

  function text(column: string, i: number): string {
    const value = cell(column, i)
    if (typeof value !== 'string') throw fault(column, i, 'a text', value)
    return value
  }

  return {
    text,
    number,
    fault,
    optionalText: (column, i) =>
      cell(column, i) === undefined || cell(column, i) === null ? undefined : text(column, i),
    optionalNumber: (column, i) =>
      cell(column, i) === undefined || cell(column, i) === null ? undefined : number(column, i),
    flag(column, i) {
      const value = cell(column, i)
      if (typeof value !== 'boolean') throw fault(column, i, 'true or false', value)
      return value
    },
    texts(column, i) {
      const json = text(column, i)
      const known = parsed.get(json)
      if (known) return known
      const list = listOf(json)
      if (list === undefined) throw fault(column, i, 'a JSON list of texts', json)
      parsed.set(json, list)
      return list
    },
  }
}

function listOf(json: string): readonly string[] | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? value : undefined
  } catch {
    return undefined
  }
}
