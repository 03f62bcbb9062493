/** Proposes contents that carry the tags this visitor likes. Recall only: the tag scorer grades. */
import type { Source } from '../stage.ts'
import { searchLimits } from './search-limits.ts'

export const tagSource: Source = {
  name: 'tag',
  weight: 'tag',
  generate(query, limit) {
    return query.catalog.searchTags(new Map(Object.entries(query.signals.tagAffinity)), searchLimits(query, limit))
  },
}
