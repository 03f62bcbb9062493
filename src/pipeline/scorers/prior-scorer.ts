/**
 * Scores candidates by the catalog's own priors for visitors like this one: off unless the catalog defines any. A prior
 * counts when all of its `when` is among the visitor's demographics or the request's context.
 */
import type { Query } from '../query.ts'
import type { Scorer, Term } from '../stage.ts'

export const priorScorer: Scorer = {
  name: 'prior',
  score(query, rows) {
    const weights = priorWeights(query)
    return Float64Array.from(rows, (row) => termsOf(query, weights, row).reduce((sum, term) => sum + term.value, 0))
  },
  explain: (query, row) => termsOf(query, priorWeights(query), row),
}

/** Sum of the weights of all priors that hold, by tag key. */
function priorWeights({ catalog, preferences, options }: Query): ReadonlyMap<string, number> {
  const traits: Record<string, string | number> = { ...preferences.demographics, ...options.context }
  const weights = new Map<string, number>()
  for (const prior of catalog.manifest.info.priors) {
    const holds = Object.entries(prior.when).every(([trait, value]) => String(traits[trait]) === value)
    if (!holds) continue
    for (const [key, weight] of Object.entries(prior.tags)) weights.set(key, (weights.get(key) ?? 0) + weight)
  }
  return weights
}

function termsOf({ catalog }: Query, priors: ReadonlyMap<string, number>, row: number): readonly Term[] {
  if (priors.size === 0) return []
  const { keys, weights } = catalog.tagVectorAt(row)
  const terms: Term[] = []
  keys.forEach((key, at) => {
    const value = (priors.get(key) ?? 0) * (weights[at] ?? 0)
    if (value !== 0) terms.push({ label: key, value, because: [] })
  })
  return terms
}
