/**
 * Scores candidates by the three embeddings: .25 SimClusters + .20 TwHIN + .15 RealGraph, each 0 where the candidate's
 * relation does not have it; or by the ranker's own embedding head where the config says so. Seed: multi-head fusion.
 */
import type { Scorer } from '../stage.ts'
import { FEATURE_NAMES, featuresOf } from '../../feed/feature-table.ts'
import { feedRequestOf } from '../feed-request.ts'
import { headTerms } from './head-scorer.ts'
import type { Query } from '../query.ts'
import { spokenOf } from './feature-words.ts'

const BLEND = [
  { weight: 'simclusters', label: 'simclusters_score' },
  { weight: 'twhin', label: 'twhin_score' },
  { weight: 'realgraph', label: 'author_similarity' },
] as const

export const embeddingScorer: Scorer = {
  name: 'embedding',
  kind: 'embedding',
  score(query, rows) {
    const { features, heads } = feedRequestOf(query).scored(rows)
    if (query.config.feed.embeddingHead === 'network') return heads.embedding
    const width = FEATURE_NAMES.length
    return Float64Array.from(rows, (_, at) =>
      BLEND.reduce((sum, part) => sum + partOf(query, part, features, at * width), 0),
    )
  },
  explain(query, row) {
    if (query.config.feed.embeddingHead === 'network') return headTerms(query, row, 'embedding')
    const features = featuresOf(feedRequestOf(query).facts, [row])
    return BLEND.flatMap((part) => {
      const value = partOf(query, part, features, 0)
      return value === 0 ? [] : [{ label: part.label, value, because: [], ...spokenOf(query, row, part.label) }]
    })
  },
}

/** An opposite direction is no more than no likeness. */
function partOf(
  { config }: Query,
  { weight, label }: (typeof BLEND)[number],
  features: Float64Array,
  from: number,
): number {
  return config.feed.embeddingWeights[weight] * Math.max(0, features[from + FEATURE_NAMES.indexOf(label)] ?? 0)
}
