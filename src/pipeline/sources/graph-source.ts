/**
 * Proposes works of creators who are connected with the followed ones, and works that held the people whom the visitor's
 * own works held. Seed: GraphSource, over a neighbourhood of 20.
 */
import { mayPropose, newestOfCreators } from './newest-of-creators.ts'
import type { Candidate } from '../../contracts/candidate.ts'
import { feedRequestOf } from '../feed-request.ts'
import type { Query } from '../query.ts'
import type { Source } from '../stage.ts'

export const graphSource: Source = {
  name: 'Graph',
  generate(query) {
    const limit = query.config.feed.limits.Graph
    const { neighbourhood } = feedRequestOf(query).facts
    const visited = coVisited(query)
    const byCreator = newestOfCreators(query, neighbourhood, limit, 'Graph')
    return [
      ...visited,
      ...byCreator.filter(({ contentId }) => !visited.some((one) => one.contentId === contentId)),
    ].slice(0, limit)
  },
}

/** Rows of relation Graph by co-visits, the strongest first, ties by row; `baseScore` is the sum of the strengths. */
function coVisited(query: Query): readonly Candidate[] {
  const { catalog, relationOf } = feedRequestOf(query).facts
  const strengths = new Map<number, number>()
  for (const contentId of Object.keys(query.signals.positives)) {
    const row = catalog.items.rowOf(contentId)
    if (row === undefined) continue
    for (const { to, strength } of catalog.graph.coVisited(row)) {
      if (mayPropose(query, catalog.items, to) && relationOf(to) === 'Graph')
        strengths.set(to, (strengths.get(to) ?? 0) + strength)
    }
  }
  return [...strengths]
    .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
    .map(([row, baseScore]) => ({ contentId: catalog.items.idAt(row), generatedBy: 'Graph', baseScore }))
}
