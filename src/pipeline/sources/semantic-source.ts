/** Proposes the contents nearest to the visitor's taste vector. */
import type { Source } from '../stage.ts'
import { searchLimits } from './search-limits.ts'

export const semanticSource: Source = {
  name: 'semantic',
  weight: 'semantic',
  generate(query, limit) {
    const { tasteVector } = query.signals
    return tasteVector ? query.catalog.searchVector(tasteVector, searchLimits(query, limit)) : []
  },
}
