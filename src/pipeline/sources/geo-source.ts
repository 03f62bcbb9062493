/** Proposes the contents nearest to the place that the request names. */
import type { Source } from '../stage.ts'
import { topRows } from './top-rows.ts'

export const geoSource: Source = {
  name: 'geo',
  weight: 'geo',
  generate(query, limit) {
    const { near } = query.options
    if (!near) return []
    return topRows(query, limit, 'geo', (row) => query.venue.nearness(row, near))
  },
}
