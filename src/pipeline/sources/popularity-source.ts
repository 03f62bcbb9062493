/** Proposes what is visited most. Without any popularity in the catalog this is the catalog's own order. */
import type { Candidate } from '../../contracts/candidate.ts'
import type { Query } from '../query.ts'
import type { Source } from '../stage.ts'

export const popularitySource: Source = {
  name: 'popularity',
  weight: 'popularity',
  generate: (query, limit) => mostPopular(query, limit, 'popularity'),
}

/** The last resort when filters left too few: whatever is allowed, most visited first. */
export const fillUpSource: Source = {
  name: 'fill-up',
  generate: (query, limit) => mostPopular(query, limit, 'fill-up'),
}

function mostPopular({ catalog, allowed }: Query, limit: number, generatedBy: string): readonly Candidate[] {
  const found: Candidate[] = []
  for (const row of catalog.popularRows()) {
    if (found.length >= limit) break
    if (allowed && allowed[row] === 0) continue
    const content = catalog.contentAt(row)
    found.push({ contentId: content.id, generatedBy, baseScore: content.popularity ?? 0 })
  }
  return found
}
