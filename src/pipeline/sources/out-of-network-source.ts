/**
 * Proposes works of creators whom the visitor neither follows nor is near: cut by SimClusters, which is fast and coarse;
 * TwHIN scores what is left, as a feature of the ranker. Seed: OutOfNetworkSource.
 */
import { feedRequestOf } from '../feed-request.ts'
import { mayPropose } from './newest-of-creators.ts'
import type { Source } from '../stage.ts'

export const outOfNetworkSource: Source = {
  name: 'OutOfNetwork',
  /** Ties, which clusters have many of, by newest, then quality, then row. Cost: O(rows + liked · log liked). */
  generate(query) {
    const { facts } = feedRequestOf(query)
    const { items } = facts.catalog
    const limit = query.config.feed.limits.OutOfNetwork
    const liked: { readonly row: number; readonly score: number }[] = []
    const others: typeof liked = []
    for (const row of items.newestRows) {
      if (facts.relationOf(row) !== 'OutOfNetwork' || !mayPropose(query, items, row)) continue
      const score = facts.simclusters(row)
      if (score > 0) liked.push({ row, score })
      else if (others.length < limit) others.push({ row, score })
    }
    // Sorting keeps the order of equals, which is the newest first.
    return [...liked.sort((a, b) => b.score - a.score), ...others]
      .slice(0, limit)
      .map(({ row, score }) => ({ contentId: items.idAt(row), generatedBy: 'OutOfNetwork', baseScore: score }))
  },
}
