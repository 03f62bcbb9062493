/** One list with what the models said of each item, as the seed prints it. */
import type { Recommendation } from '../../contracts/recommendation.ts'
import { FEATURE_NAMES, featuresOf } from '../../feed/feature-table.ts'
import type { FeedCatalog } from '../../feed/feed-catalog.ts'
import { describeVisitor } from '../../feed/visitor-facts.ts'
import type { TestRequest } from './test-requests.ts'

export interface ExampleItem {
  readonly contentId: string
  readonly source: string
  readonly score: number
  readonly engagement: number
  readonly follow: number
  readonly simclusters: number
  readonly twhin: number
  readonly realgraph: number
  readonly nsfw: number
  readonly toxicity: number
}

export interface FeedExample {
  readonly userId: string
  readonly items: readonly ExampleItem[]
}

/** The figures of each item of `list`, worked out again from the features: what the stages scored by. */
export function feedExample(
  { userId, items }: Recommendation,
  { visitor, now }: TestRequest,
  catalog: FeedCatalog,
  neighbourhood: number,
): FeedExample {
  const facts = describeVisitor(visitor, catalog, { now, neighbourhood })
  const rows = items.map(({ contentId }) => catalog.items.rowOf(contentId) ?? 0)
  const features = featuresOf(facts, rows)
  const heads = catalog.ranker.predict(features, rows.length)
  const feature = (at: number, name: string): number =>
    features[at * FEATURE_NAMES.length + FEATURE_NAMES.indexOf(name)] ?? 0
  return {
    userId,
    items: items.map(({ contentId, generatedBy, finalScore }, at) => ({
      contentId,
      source: generatedBy,
      score: finalScore,
      engagement: heads.engagement[at] ?? 0,
      follow: heads.follow[at] ?? 0,
      simclusters: feature(at, 'simclusters_score'),
      twhin: feature(at, 'twhin_score'),
      realgraph: feature(at, 'author_similarity'),
      nsfw: catalog.safety.nsfw(rows[at] ?? 0),
      toxicity: catalog.safety.toxicity(rows[at] ?? 0),
    })),
  }
}
