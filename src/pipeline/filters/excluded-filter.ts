/** Leaves out what the caller excludes and what earlier pages of the same list returned. */
import type { Filter } from '../stage.ts'

export const excludedFilter: Filter = {
  name: 'excluded',
  reject: (query, item) => (query.excluded.has(item.contentId) ? 'excluded' : undefined),
}
