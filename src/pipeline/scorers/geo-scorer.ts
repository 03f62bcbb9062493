/** Scores candidates by nearness to the place that the request names, in [0, 1]; 0 without `near`. */
import type { Scorer } from '../stage.ts'

export const geoScorer: Scorer = {
  name: 'geo',
  kind: 'geo',
  score({ venue, options: { near } }, rows) {
    return Float64Array.from(rows, (row) => (near ? venue.nearness(row, near) : 0))
  },
  explain({ venue, catalog, options: { near } }, row) {
    const value = near ? venue.nearness(row, near) : 0
    if (value === 0) return []
    const { room, place } = catalog.contentAt(row)
    return [{ label: room === undefined ? (place ?? 'place') : `room ${room}`, value, because: [] }]
  },
}
