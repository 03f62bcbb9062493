/** Opens one Parquet file of a data set and reads it a row group at a time; what does not fit is said, with its place. */
import { join } from 'node:path'
import {
  asyncBufferFromFile,
  type DecodedArray,
  type FileMetaData,
  parquetMetadataAsync,
  parquetScan,
  type SchemaElement,
} from 'hyparquet'
import { DocentError } from '../../base/docent-error.ts'
import type { ColumnSpec, ColumnType, TableSpec } from './dataset-tables.ts'

/** Columns of one row group by name, each of its length. */
export interface RowGroup {
  /** Row of the file that entry 0 is. */
  readonly from: number
  readonly rows: number
  readonly columns: ReadonlyMap<string, DecodedArray>
}

export interface Table {
  readonly rows: number
  /** The names of the spec that the file has. */
  readonly present: readonly string[]
  /** All row groups in order; only `names` where given. DocentError `dataset-invalid` where the bytes cannot be read. */
  groups(names?: readonly string[]): AsyncGenerator<RowGroup>
}

/** Physical types of Parquet that a column may have: the one we write, and one that widens to it without loss. */
const READABLE: Readonly<Record<ColumnType, readonly string[]>> = {
  BOOLEAN: ['BOOLEAN'],
  DOUBLE: ['DOUBLE', 'FLOAT'],
  INT32: ['INT32'],
  INT64: ['INT64', 'INT32'],
  STRING: ['BYTE_ARRAY'],
}

/**
 * Opens `folder/spec.file`. DocentError `dataset-missing` where there is no such file; `dataset-invalid` where it is no
 * Parquet or cut short, a column of `spec` is missing (all are named; optional ones may be), or has another type.
 */
export async function openTable(folder: string, spec: TableSpec): Promise<Table> {
  const path = join(folder, spec.file)
  const file = await asyncBufferFromFile(path).catch((cause: unknown) => {
    throw new DocentError(
      'dataset-missing',
      `Expected ${spec.file} in ${folder}, found none that can be read. Name a folder that docent generate or docent import-events has written.`,
      { path },
      cause,
    )
  })
  const metadata = await parquetMetadataAsync(file).catch((cause: unknown) => {
    throw unreadable(path, cause)
  })
  const found = leafColumns(metadata)
  const missing = spec.columns.filter(({ name, optional }) => !optional && !found.has(name)).map(({ name }) => name)
  if (missing.length > 0) {
    throw new DocentError(
      'dataset-invalid',
      `Expected the columns ${spec.columns.map(({ name }) => name).join(', ')} in ${path}, found none named ${missing.join(', ')}. Add them, or write the file anew.`,
      { path, missing },
    )
  }
  for (const column of spec.columns) checkType(path, column, found.get(column.name))
  const present = spec.columns.map(({ name }) => name).filter((name) => found.has(name))

  async function* groups(names: readonly string[] = present): AsyncGenerator<RowGroup> {
    const columns = names.filter((name) => found.has(name))
    let from = 0
    for (const { num_rows } of metadata.row_groups) {
      const rows = Number(num_rows)
      try {
        const scan = await parquetScan({ file, metadata, columns, rowStart: from, rowEnd: from + rows })
        const values = new Map<string, DecodedArray>()
        for (const column of columns) {
          values.set(column, await scan.readColumn({ column, rowStart: from, rowEnd: from + rows }))
        }
        yield { from, rows, columns: values }
      } catch (cause) {
        throw cause instanceof DocentError ? cause : unreadable(path, cause)
      }
      from += rows
    }
  }

  return { rows: Number(metadata.num_rows), present, groups }
}

function leafColumns({ schema }: FileMetaData): ReadonlyMap<string, SchemaElement> {
  return new Map(schema.slice(1).map((element) => [element.name, element]))
}

function checkType(path: string, { name, type }: ColumnSpec, element: SchemaElement | undefined): void {
  if (element === undefined) return
  const { type: physical, repetition_type } = element
  if (physical !== undefined && READABLE[type].includes(physical) && repetition_type !== 'REPEATED') return
  throw new DocentError(
    'dataset-invalid',
    `Expected ${name} in ${path} to be ${type}, found ${physical ?? 'a group'}. Write the column as ${type}.`,
    { path, column: name, expected: type, found: physical },
  )
}

function unreadable(path: string, cause: unknown): DocentError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new DocentError(
    'dataset-invalid',
    `Expected a whole Parquet file at ${path}, found one that cannot be read (${reason}). Write it anew.`,
    { path, reason },
    cause,
  )
}
