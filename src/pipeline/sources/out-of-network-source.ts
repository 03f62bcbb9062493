/**
 * Proposes works of creators whom the visitor neither follows nor is near: cut by SimClusters, which is fast and coarse;
 * TwHIN scores what is left, as a feature of the ranker. Seed: OutOfNetworkSource.
 */
import { feedRequestOf } from '../feed-request.ts'
import { mayPropose } from './newest-of-creators.ts'
import type { Source } from '../stage.ts'

export const outOfNetworkSource: Source = {
  name: 'OutOfNetwork',
  /** Ties, which clusters have many of, by newest, then quality, then row. Cost: O(rows · log of those above 0). */
  generate(query) {
    const { facts } = feedRequestOf(query)
    const { items } = facts.catalog
    const rows: number[] = []
    const scores = new Float64Array(items.size)
    for (let row = 0; row < items.size; row++) {
      if (!mayPropose(query, row) || facts.relationOf(row) !== 'OutOfNetwork') continue
      scores[row] = facts.simclusters(row)
      rows.push(row)
    }
    const at = (row: number): number => items.publishedAt[row]! || 0
    return rows
      .toSorted((a, b) => scores[b]! - scores[a]! || at(b) - at(a) || items.quality[b]! - items.quality[a]! || a - b)
      .slice(0, query.config.feed.limits.OutOfNetwork)
      .map((row) => ({ contentId: items.idAt(row), generatedBy: 'OutOfNetwork', baseScore: scores[row]! }))
  },
}
