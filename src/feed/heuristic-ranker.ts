/** What ranks where no trained ranker can: a logistic sum over the same features, split as exactly. Never learned. */
import { FEATURE_NAMES } from './feature-table.ts'
import type { Ranker, RankerScores } from './ranker.ts'
import type { RankerHead } from '../models/heavy-ranker.ts'

/** Weights by feature name, by judgement: following and past engagement say most. The start is what nothing known gives. */
const WEIGHTS: Readonly<Record<RankerHead, { readonly start: number; readonly by: Readonly<Record<string, number>> }>> =
  {
    engagement: {
      start: -2,
      by: {
        follows_creator: 1.5,
        mutual: 0.4,
        interest_match: 1,
        past_engagement_with_creator: 1,
        past_engagement_with_topic: 1.5,
        quality_prior: 1,
        simclusters_score: 0.4,
        twhin_score: 0.4,
        author_similarity: 0.5,
        age_hours_log: -0.05,
      },
    },
    follow: {
      start: -3.5,
      by: {
        follows_creator: -4,
        mutual: 1,
        interest_match: 1,
        past_engagement_with_creator: 1.5,
        author_similarity: 1,
      },
    },
    embedding: { start: -2, by: { interest_match: 1.5, simclusters_score: 1, twhin_score: 1, author_similarity: 1 } },
  }

/** Below this the logistic curve is as good as straight. */
const FLAT = 1e-9

export function heuristicRanker(): Ranker {
  const columns = (head: RankerHead): Float64Array =>
    Float64Array.from(FEATURE_NAMES, (name) => WEIGHTS[head].by[name] ?? 0)
  const weights = { engagement: columns('engagement'), follow: columns('follow'), embedding: columns('embedding') }
  const sumOf = (head: RankerHead, features: Float64Array, from: number): number => {
    let sum = WEIGHTS[head].start
    weights[head].forEach((weight, at) => (sum += weight * (features[from + at] ?? 0)))
    return sum
  }
  const headOf = (head: RankerHead, features: Float64Array, n: number): Float64Array =>
    Float64Array.from({ length: n }, (_, row) => logistic(sumOf(head, features, row * FEATURE_NAMES.length)))
  return {
    predict: (features, n): RankerScores => ({
      engagement: headOf('engagement', features, n),
      follow: headOf('follow', features, n),
      embedding: headOf('embedding', features, n),
    }),
    /** The rescale rule over one curve: every part keeps its proportion, and the parts add up. */
    attribute(features, head) {
      const { start } = WEIGHTS[head]
      const base = logistic(start)
      const gone = sumOf(head, features, 0) - start
      const slope = Math.abs(gone) < FLAT ? base * (1 - base) : (logistic(start + gone) - base) / gone
      return { base, parts: weights[head].map((weight, at) => weight * (features[at] ?? 0) * slope) }
    },
  }
}

function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z))
}
