/** What the feed says of its models: each kind, whether it took part, and why not. */
import { feedRequestOf } from './feed-request.ts'
import type { ModelUse } from '../contracts/recommendation.ts'
import type { Query } from './query.ts'

export function feedModels(query: Query): readonly ModelUse[] {
  return feedRequestOf(query).facts.catalog.models.uses
}
