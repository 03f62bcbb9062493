/** The weights of the ranker's heads where the config wants the learned ones. */
import { feedRequestOf } from './feed-request.ts'
import type { Query, Weights } from './query.ts'

/** [FE6] fusion 'learned': the ranker's own softmax over its heads; without a trained ranker the config's weights stay. */
export function feedWeights(query: Query): Weights {
  const { fusion } = feedRequestOf(query).facts.catalog.models.ranker ?? {}
  if (query.config.feed.fusion !== 'learned' || !fusion) return query.weights
  const [engagement = 0, follow = 0, embedding = 0] = fusion
  return {
    ...query.weights,
    engagement: { value: engagement, from: 'model' },
    follow: { value: follow, from: 'model' },
    embedding: { value: embedding, from: 'model' },
  }
}
