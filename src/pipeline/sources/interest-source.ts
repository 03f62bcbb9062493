/** Proposes contents that carry the tags a visitor named: chosen interests, adjusted weights, words searched for. */
import { statedInterests } from '../scorers/interest-scorer.ts'
import type { Source } from '../stage.ts'
import { searchLimits } from './search-limits.ts'

export const interestSource: Source = {
  name: 'interest',
  weight: 'interest',
  generate: (query, limit) => query.catalog.searchTags(statedInterests(query), searchLimits(query, limit)),
}
