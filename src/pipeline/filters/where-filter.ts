/** Keeps what the caller's `where` matches. */
import type { Filter } from '../stage.ts'
import { compileWhere } from './compile-where.ts'

export const whereFilter: Filter = {
  name: 'where',
  open({ options: { where }, catalog }) {
    if (!where) return undefined
    const matches = compileWhere(where)
    return (item) => (matches(catalog.contentAt(item.row)) ? undefined : 'where')
  },
}
