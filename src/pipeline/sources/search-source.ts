/** Proposes the contents nearest in meaning to what the visitor searched for; none that is close to no search. */
import { isCloseToSearch } from '../scorers/search-scorer.ts'
import { searchLimits } from './search-limits.ts'
import type { Source } from '../stage.ts'

export const searchSource: Source = {
  name: 'search',
  weight: 'search',
  generate(query, limit) {
    const { signals, catalog } = query
    if (!signals.queryVector) return []
    return catalog.searchVector(signals.queryVector, searchLimits(query, limit)).flatMap((candidate) => {
      const row = catalog.rowOf(candidate.contentId)
      const close = row !== undefined && isCloseToSearch(query, row)
      return close ? [{ ...candidate, generatedBy: 'search' }] : []
    })
  },
}
