/**
 * Scores candidates by the catalog's own priors for visitors like this one: off unless the catalog defines any. A prior
 * counts when all of its `when` is among the visitor's demographics or the request's context.
 */
import type { Query } from '../query.ts'
import type { Scorer } from '../stage.ts'
import { tagScore, tagTerms, type TagWeighting } from './tag-terms.ts'

export const priorScorer: Scorer = {
  name: 'prior',
  kind: 'prior',
  score(query, rows) {
    const weighting = weightingOf(query)
    return Float64Array.from(rows, (row) => tagScore(weighting, query.catalog.tagVectorAt(row)))
  },
  explain: (query, row) => tagTerms(weightingOf(query), query.catalog.tagVectorAt(row)),
}

/** Sum of the weights of all priors that hold, by tag key. */
function weightingOf({ catalog, preferences, options }: Query): TagWeighting {
  const traits: Record<string, string | number> = { ...preferences.demographics, ...options.context }
  const weights = new Map<string, number>()
  for (const prior of catalog.manifest.info.priors) {
    const holds = Object.entries(prior.when).every(([trait, value]) => String(traits[trait]) === value)
    if (!holds) continue
    for (const [key, weight] of Object.entries(prior.tags)) weights.set(key, (weights.get(key) ?? 0) + weight)
  }
  return { weights, unit: 1 }
}
