/** Scores candidates by the catalog's popularity, in [0, 1]; unknown counts 0. Says so where the figure is simulated. */
import type { Scorer } from '../stage.ts'

export const popularityScorer: Scorer = {
  name: 'popularity',
  kind: 'popularity',
  score: ({ catalog }, rows) => Float64Array.from(rows, (row) => catalog.contentAt(row).popularity ?? 0),
  explain({ catalog }, row) {
    const value = catalog.contentAt(row).popularity ?? 0
    if (value === 0) return []
    const simulated = catalog.manifest.info.simulated.includes('popularity')
    return [{ label: 'popularity', value, because: [], ...(simulated ? { simulated } : {}) }]
  },
}
