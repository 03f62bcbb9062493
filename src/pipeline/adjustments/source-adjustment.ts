/** Multiplies by the weight of the source: what is followed counts more than what is found. Seed: source weights. */
import type { Adjustment } from '../stage.ts'
import { feedRequestOf } from '../feed-request.ts'

export const sourceAdjustment: Adjustment = {
  name: 'source',
  adjust(query, { row }, score) {
    const relation = feedRequestOf(query).facts.relationOf(row)
    const value = score * query.config.feed.sourceWeights[relation] - score
    return value === 0 ? [] : [{ kind: 'source', label: relation, value, because: [] }]
  },
}
