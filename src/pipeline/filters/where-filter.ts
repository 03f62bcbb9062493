/** Keeps what the caller's `where` matches. */
import type { Filter } from '../stage.ts'
import { compileWhere, type ContentPredicate } from './compile-where.ts'
import type { Where } from '../../contracts/where.ts'

/** Compiled once a request: the options object is the key, so nothing outlives it. */
const compiled = new WeakMap<Where, ContentPredicate>()

export const whereFilter: Filter = {
  name: 'where',
  reject(query, item) {
    const where = query.options.where
    if (!where) return undefined
    let matches = compiled.get(where)
    if (!matches) compiled.set(where, (matches = compileWhere(where)))
    return matches(query.catalog.contentAt(item.row)) ? undefined : 'where'
  },
}
