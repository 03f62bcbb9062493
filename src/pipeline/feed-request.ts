/** FeedRequest: what the feed's stages share of one request: the visitor's facts, and the scores of the rows in hand. */
import { describeVisitor, type VisitorFacts } from '../feed/visitor-facts.ts'
import { feedCatalogOf } from '../feed/open-feed-catalog.ts'
import { featuresOf } from '../feed/feature-table.ts'
import { feedVisitorOf } from '../feed/feed-visitor.ts'
import type { Query } from './query.ts'
import type { RankerScores } from '../feed/ranker.ts'

export interface FeedRequest {
  readonly facts: VisitorFacts
  /** Features and head scores of rows: worked out once for the rows that all scorers are given. */
  scored(rows: Int32Array): ScoredRows
}

export interface ScoredRows {
  /** [rows · 20]. */
  readonly features: Float64Array
  readonly heads: RankerScores
}

const requests = new WeakMap<object, FeedRequest>()

/** The same for every stage of a request. */
export function feedRequestOf(query: Query): FeedRequest {
  const known = requests.get(query.request)
  if (known) return known
  const { modelsOff, neighbourhood } = query.config.feed
  const catalog = feedCatalogOf(query.catalog, modelsOff)
  const visitor = feedVisitorOf(query.signals, query.preferences)
  const facts = describeVisitor(visitor, catalog, { now: query.now, neighbourhood })
  let last: { readonly rows: Int32Array; readonly scored: ScoredRows } | undefined
  const request: FeedRequest = {
    facts,
    scored(rows) {
      if (last?.rows === rows) return last.scored
      const features = featuresOf(facts, rows)
      const scored = { features, heads: catalog.ranker.predict(features, rows.length) }
      last = { rows, scored }
      return scored
    },
  }
  requests.set(query.request, request)
  return request
}
