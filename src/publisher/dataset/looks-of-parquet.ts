/** A Parquet file of interactions, of ours or of somebody else's, as looks. */
import { basename, dirname } from 'node:path'
import type { ContentStore } from '../../ports/content-store.ts'
import { INTERACTION_KINDS } from './dataset.ts'
import { INTERACTIONS } from './dataset-tables.ts'
import { type ImportedLook, type LeftOut, MOST_AHEAD_MS } from './imported-look.ts'
import { openTable } from './open-table.ts'
import { cellReader } from './table-cells.ts'

/** What cannot be worked out where it is missing. */
const NEEDED = new Set(['user_id', 'item_id', 'ts', 'kind'])

/**
 * Looks in the order of the file. Columns as in interactions.parquet; `followed` (false), `dwell_ms` (0) and `visit`
 * (by half an hour of absence) may be missing. Counted in `leftOut`: `content-unknown`, `kind-unknown`, `clock-ahead`.
 * DocentError `dataset-missing` and `dataset-invalid` as of openTable, missing columns and faulty cells by name.
 */
export async function looksOfParquet(
  path: string,
  catalog: ContentStore,
  { now, leftOut }: { readonly now: number; readonly leftOut: LeftOut },
): Promise<readonly ImportedLook[]> {
  const spec = {
    file: basename(path),
    columns: INTERACTIONS.columns.map((column) => ({ ...column, optional: !NEEDED.has(column.name) })),
  }
  const table = await openTable(dirname(path), spec)
  const has = new Set(table.present)
  const looks: ImportedLook[] = []
  for await (const group of table.groups()) {
    const cells = cellReader(path, group)
    for (let i = 0; i < group.rows; i++) {
      const row = catalog.rowOf(cells.text('item_id', i))
      const kind = INTERACTION_KINDS.findIndex((name) => name === cells.text('kind', i))
      const ts = cells.number('ts', i)
      const reason =
        row === undefined
          ? 'content-unknown'
          : kind < 0
            ? 'kind-unknown'
            : ts > now + MOST_AHEAD_MS
              ? 'clock-ahead'
              : undefined
      if (reason !== undefined || row === undefined) {
        leftOut.add(reason ?? 'content-unknown')
        continue
      }
      looks.push({
        userId: cells.text('user_id', i),
        row,
        ts,
        kind,
        followed: has.has('followed') && cells.flag('followed', i),
        dwellMs: cells.optionalNumber('dwell_ms', i) ?? 0,
        visit: cells.optionalNumber('visit', i),
      })
    }
  }
  return looks
}
