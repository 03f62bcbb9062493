/** The limits a source passes on to a catalog search. */
import type { Query } from '../query.ts'
import type { SearchLimits } from '../../ports/content-store.ts'

export function searchLimits(query: Query, limit: number): SearchLimits {
  return query.allowed ? { limit, allowed: query.allowed } : { limit }
}
