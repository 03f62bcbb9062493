/**
 * Scores candidates by what the visitor stated: chosen interests (+1 a tag), weights adjusted by hand in [-1, 1], and
 * tags named in searches. The cosine of those weights and the item's tag vector over the tag normaliser; one term a tag.
 * Half of that where there are only searches: alone, a passing thought must not count like a choice.
 */
import type { Query } from '../query.ts'
import type { Scorer } from '../stage.ts'
import { tagScore, tagTerms, type TagWeighting } from './tag-terms.ts'

/** What a tag named in a search is worth beside a chosen interest (1): a passing thought. */
const QUERY_TAG_WEIGHT = 0.5

/** [SC5] Stated weight by tag key; an adjusted weight wins over an interest, an interest over a search. */
export function statedInterests({ preferences, signals }: Query): ReadonlyMap<string, number> {
  const stated = new Map<string, number>()
  for (const key of Object.keys(signals.queryTags)) stated.set(key, QUERY_TAG_WEIGHT)
  for (const key of preferences.interests) stated.set(key, 1)
  for (const [key, weight] of Object.entries(preferences.adjusted)) stated.set(key, weight)
  return stated
}

export const interestScorer: Scorer = {
  name: 'interest',
  kind: 'interest',
  score(query, rows) {
    const weighting = weightingOf(query)
    return Float64Array.from(rows, (row) => tagScore(weighting, query.catalog.tagVectorAt(row)))
  },
  explain: (query, row) => tagTerms(weightingOf(query), query.catalog.tagVectorAt(row)),
}

function weightingOf(query: Query): TagWeighting {
  const weights = statedInterests(query)
  const { interests, adjusted } = query.preferences
  const strength = interests.length > 0 || Object.keys(adjusted).length > 0 ? 1 : QUERY_TAG_WEIGHT
  return { weights, unit: (Math.hypot(...weights.values()) * query.catalog.manifest.normalisers.tag) / strength }
}
