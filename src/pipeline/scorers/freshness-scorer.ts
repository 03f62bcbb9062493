/** Scores candidates by how lately they were published: 2^(-age / half-life), in [0, 1]; 0 when the date is unknown. */
import { DAY_MS } from '../../base/time.ts'
import type { Query } from '../query.ts'
import type { Scorer } from '../stage.ts'

/** [SC6] Ages are clamped at 0: a date in the future is as fresh as today. */
export function freshness({ catalog, now, config }: Query, row: number): number {
  const { publishedAt } = catalog.contentAt(row)
  if (publishedAt === undefined) return 0
  return 2 ** (-Math.max(0, now - publishedAt) / (config.freshnessHalfLifeDays * DAY_MS))
}

export const freshnessScorer: Scorer = {
  name: 'freshness',
  kind: 'freshness',
  score: (query, rows) => Float64Array.from(rows, (row) => freshness(query, row)),
  explain(query, row) {
    const value = freshness(query, row)
    return value === 0 ? [] : [{ label: 'freshness', value, because: [] }]
  },
}
