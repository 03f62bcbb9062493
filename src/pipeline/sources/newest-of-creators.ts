/** The newest works of some creators, for the sources that go by whom and not by what. */
import type { Candidate } from '../../contracts/candidate.ts'
import type { FeedItems } from '../../feed/feed-items.ts'
import { feedRequestOf } from '../feed-request.ts'
import type { Query } from '../query.ts'

/**
 * At most `limit` rows, the newest first, works without a date last, ties by row; works of the future are left out.
 * `baseScore`: epoch ms of publication, 0 where unknown. Cost: O(works of those creators · log).
 */
export function newestOfCreators(
  query: Query,
  creators: readonly number[],
  limit: number,
  generatedBy: string,
): readonly Candidate[] {
  const { items } = feedRequestOf(query).facts.catalog
  const rows = creators.flatMap((creator) => newest(query, items, items.creators[creator]?.rows ?? [], limit))
  const at = (row: number): number => items.publishedAt[row]! || 0
  return rows
    .toSorted((a, b) => at(b) - at(a) || a - b)
    .slice(0, limit)
    .map((row) => ({ contentId: items.idAt(row), generatedBy, baseScore: at(row) }))
}

/** The first `limit` of a creator's rows that may be proposed; they come the newest first. */
function newest(query: Query, items: FeedItems, rows: readonly number[], limit: number): readonly number[] {
  const found: number[] = []
  for (const row of rows) {
    if (found.length >= limit) break
    if (mayPropose(query, items, row)) found.push(row)
  }
  return found
}

/** Whether a row is allowed in this round and published by now. */
export function mayPropose({ allowed, now }: Query, { publishedAt }: FeedItems, row: number): boolean {
  return allowed?.[row] !== 0 && !(publishedAt[row]! > now)
}
