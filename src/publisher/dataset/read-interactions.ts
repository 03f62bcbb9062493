/** Reads the interactions of a data set into columns; of too many, those of a part of the users. */
import { join } from 'node:path'
import {
  type DatasetItem,
  type DatasetTruth,
  type DatasetUser,
  INTERACTION_KINDS,
  type InteractionColumns,
} from './dataset.ts'
import type { DatasetInfo } from './dataset-info.ts'
import { INTERACTIONS, TRUTH } from './dataset-tables.ts'
import { DocentError } from '../../base/docent-error.ts'
import type { Table } from './open-table.ts'
import { sampleUsers } from './sample-users.ts'
import { cellReader } from './table-cells.ts'

export interface InteractionSource {
  readonly users: readonly DatasetUser[]
  readonly items: readonly DatasetItem[]
  readonly table: Table
  /** Of generated data. */
  readonly truth: Table | undefined
  readonly maxInteractions: number
}

export interface ReadInteractions {
  /** `user` counts the kept users, in their order, where some were left out. */
  readonly interactions: InteractionColumns
  readonly truth: DatasetTruth | undefined
  /** Present when not everybody was kept. */
  readonly keptUsers: ReadonlySet<string> | undefined
  readonly sampled: DatasetInfo['sampled']
}

/** The interactions of `folder`, at most `maxInteractions`: errors and order as readDataset says. */
export async function readInteractions(folder: string, source: InteractionSource): Promise<ReadInteractions> {
  const { users, table, truth, maxInteractions } = source
  if (truth && truth.rows !== table.rows) throw unequal(folder, table.rows, truth.rows)
  const sample = table.rows > maxInteractions ? await sampleUsers(table, maxInteractions) : undefined
  const n = sample?.interactions ?? table.rows
  const kept = sample ? users.filter(({ id }) => sample.users.has(id)) : users
  const columns = await readColumns(folder, source, kept, sample?.users, n)
  return {
    interactions: columns.interactions,
    truth: truth ? await readTruth(folder, truth, columns.rows, n) : undefined,
    keptUsers: sample && new Set(kept.map(({ id }) => id)),
    sampled: sample && {
      by: 'whole-users-by-hash',
      users: kept.length,
      interactions: n,
      ofInteractions: table.rows,
    },
  }
}

/** Columns of length `length`; `only` are the ids of `users`, where some were left out, and `rows` their rows then. */
async function readColumns(
  folder: string,
  { table, items }: InteractionSource,
  users: readonly DatasetUser[],
  only: ReadonlySet<string> | undefined,
  length: number,
): Promise<{ interactions: InteractionColumns; rows: Int32Array | undefined }> {
  const userAt = new Map(users.map(({ id }, at) => [id, at]))
  const itemAt = new Map(items.map(({ id }, at) => [id, at]))
  const kindAt = new Map<string, number>(INTERACTION_KINDS.map((kind, at) => [kind, at]))
  const columnsOf = emptyColumns(length)
  const rows = only && new Int32Array(length)
  const file = join(folder, INTERACTIONS.file)
  let at = 0
  let last = -Infinity
  for await (const group of table.groups()) {
    const cells = cellReader(file, group)
    for (let i = 0; i < group.rows; i++) {
      const userId = cells.text('user_id', i)
      const ts = cells.number('ts', i)
      if (ts < last) throw cells.fault('ts', i, `at least ${last}, as interactions ascend by ts`, ts)
      last = ts
      if (only && !only.has(userId)) continue
      const user = userAt.get(userId)
      if (user === undefined) throw cells.fault('user_id', i, 'the id of a user', userId)
      const itemId = cells.text('item_id', i)
      const item = itemAt.get(itemId)
      if (item === undefined) throw cells.fault('item_id', i, 'the id of an item', itemId)
      const kind = kindAt.get(cells.text('kind', i))
      if (kind === undefined) throw cells.fault('kind', i, INTERACTION_KINDS.join(' or '), cells.text('kind', i))
      columnsOf.user[at] = user
      columnsOf.item[at] = item
      columnsOf.ts[at] = ts
      columnsOf.kind[at] = kind
      columnsOf.followed[at] = Number(cells.flag('followed', i))
      columnsOf.dwellMs[at] = cells.number('dwell_ms', i)
      columnsOf.visit[at] = cells.number('visit', i)
      if (rows) rows[at] = group.from + i
      at++
    }
  }
  return { interactions: columnsOf, rows }
}

/** Columns of length `n`, all 0. */
function emptyColumns(n: number): InteractionColumns {
  return {
    n,
    user: new Int32Array(n),
    item: new Int32Array(n),
    ts: new Float64Array(n),
    kind: new Uint8Array(n),
    followed: new Uint8Array(n),
    dwellMs: new Float64Array(n),
    visit: new Int32Array(n),
  }
}

/** `rows` are the kept rows, ascending; all where undefined. */
async function readTruth(folder: string, table: Table, rows: Int32Array | undefined, n: number): Promise<DatasetTruth> {
  const pEngage = new Float64Array(n)
  const pFollow = new Float64Array(n)
  let at = 0
  for await (const group of table.groups()) {
    const cells = cellReader(join(folder, TRUTH.file), group)
    for (let i = 0; i < group.rows && at < n; i++) {
      if (rows && rows[at] !== group.from + i) continue
      pEngage[at] = cells.number('p_engage', i)
      pFollow[at] = cells.number('p_follow', i)
      at++
    }
  }
  return { pEngage, pFollow }
}

function unequal(folder: string, expected: number, found: number): DocentError {
  return new DocentError(
    'dataset-invalid',
    `Expected ${TRUTH.file} in ${folder} to have a row for each of ${expected} interactions, found ${found}. Write the data set anew.`,
    { folder, expected, found },
  )
}
