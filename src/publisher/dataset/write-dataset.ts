/** Writes the folder of a data set: Parquet files first, dataset.json last, so that a half-written folder is none. */
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeAtomically } from '../write-atomically.ts'
import { datasetDigest } from './dataset-digest.ts'
import type { DatasetInfo } from './dataset-info.ts'
import { DATASET_FILE, FOLLOWS, INTERACTIONS, ITEMS, TRUTH, USERS } from './dataset-tables.ts'
import { type TableRows, writeTable } from './write-table.ts'

export interface DatasetTables {
  readonly users: TableRows
  readonly items: TableRows
  /** Ascending by ts. */
  readonly interactions: TableRows
  readonly follows: TableRows
  /** Exactly of generated data. */
  readonly truth?: TableRows
}

const INDENT = 2

/**
 * Writes `tables` into `folder`, which is made where there is none, and returns dataset.json as written: `info` with
 * `generated` and the digest. An older data set of the folder is replaced. `onTable` hears of each file before it is written. The same
 * tables and info give the same bytes. Rejects as the disk does.
 */
export async function writeDataset(
  folder: string,
  tables: DatasetTables,
  info: Omit<DatasetInfo, 'schemaVersion' | 'generated' | 'digest'>,
  onTable: (file: string, rows: number) => void = () => {},
): Promise<DatasetInfo> {
  await mkdir(folder, { recursive: true })
  await rm(join(folder, DATASET_FILE), { force: true })
  if (!tables.truth) await rm(join(folder, TRUTH.file), { force: true })
  const written = [
    [USERS, tables.users],
    [ITEMS, tables.items],
    [INTERACTIONS, tables.interactions],
    [FOLLOWS, tables.follows],
    ...(tables.truth ? [[TRUTH, tables.truth] as const] : []),
  ] as const
  for (const [spec, rows] of written) {
    onTable(spec.file, rows.rows)
    await writeTable(folder, spec, rows)
  }
  const generated = tables.truth !== undefined
  const whole: DatasetInfo = { schemaVersion: 1, generated, ...info, digest: await datasetDigest(folder, generated) }
  await writeAtomically(
    join(folder, DATASET_FILE),
    new TextEncoder().encode(`${JSON.stringify(whole, undefined, INDENT)}\n`),
  )
  return whole
}
