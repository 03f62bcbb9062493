/** Writes one Parquet file, a row group at a time, so that memory does not grow with its rows. */
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { fileWriter, ParquetWriter } from 'hyparquet-writer'
import type { DecodedArray, Encoding, SchemaElement } from 'hyparquet'
import type { ColumnSpec, ColumnType, TableSpec } from './dataset-tables.ts'

/** A value of a row; undefined is null, in optional columns only. INT64 is given as a whole number. */
export type CellValue = boolean | number | string | undefined

/** A table as functions from row to value: nothing is built before it is written. */
export interface TableRows {
  readonly rows: number
  /** By column name: exactly the columns of the table's spec. */
  readonly cells: Readonly<Record<string, (row: number) => CellValue>>
}

/** Rows of a row group: a few MB at a time. */
const GROUP_ROWS = 50_000
/** Of columns whose values hardly repeat: a dictionary would be tried for each, in vain. */
const ENCODING: Partial<Record<ColumnType, Encoding>> = { DOUBLE: 'PLAIN', INT64: 'DELTA_BINARY_PACKED' }

/**
 * Writes `folder/spec.file`, in row groups of 50,000, Snappy. The same rows give the same bytes. The file appears when
 * it is complete. Throws as the disk does, and a RangeError where a column has no cells (a bug of the caller's).
 */
export async function writeTable(folder: string, spec: TableSpec, { rows, cells }: TableRows): Promise<void> {
  const path = join(folder, spec.file)
  const partial = `${path}.partial`
  const parquet = new ParquetWriter({ writer: fileWriter(partial), schema: schemaOf(spec), createdBy: 'docent' })
  for (let from = 0; from < rows; from += GROUP_ROWS) {
    const to = Math.min(rows, from + GROUP_ROWS)
    const columnData = spec.columns.map((column) => {
      const cell = cells[column.name]
      if (cell === undefined) throw new RangeError(`no cells for ${spec.file} ${column.name}`)
      const encoding = ENCODING[column.type]
      return { name: column.name, data: valuesOf(column, cell, from, to), ...(encoding && { encoding }) }
    })
    await parquet.write({ columnData, rowGroupSize: GROUP_ROWS })
  }
  await parquet.finish()
  await rename(partial, path)
}

function schemaOf({ columns }: TableSpec): SchemaElement[] {
  return [{ name: 'root', num_children: columns.length }, ...columns.map(elementOf)]
}

function elementOf({ name, type, optional }: ColumnSpec): SchemaElement {
  const repetition_type = optional ? 'OPTIONAL' : 'REQUIRED'
  return type === 'STRING'
    ? { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type }
    : { name, type, repetition_type }
}

function valuesOf(column: ColumnSpec, cell: (row: number) => CellValue, from: number, to: number): DecodedArray {
  const values: unknown[] = []
  for (let row = from; row < to; row++) {
    const value = cell(row)
    values.push(column.type === 'INT64' && typeof value === 'number' ? BigInt(value) : value)
  }
  return values
}
