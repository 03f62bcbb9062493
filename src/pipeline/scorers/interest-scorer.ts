/**
 * Scores candidates by what the visitor stated: chosen interests (+1 a tag), weights adjusted by hand in [-1, 1], and
 * tags named in searches. The cosine of those weights and the item's tag vector over the tag normaliser; one term a tag.
 */
import type { Query } from '../query.ts'
import type { Scorer, Term } from '../stage.ts'

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
  score(query, rows) {
    const stated = statedInterests(query)
    return Float64Array.from(rows, (row) => termsOf(query, stated, row).reduce((sum, term) => sum + term.value, 0))
  },
  explain: (query, row) => termsOf(query, statedInterests(query), row),
}

function termsOf({ catalog }: Query, stated: ReadonlyMap<string, number>, row: number): readonly Term[] {
  if (stated.size === 0) return []
  const unit = Math.hypot(...stated.values()) * catalog.manifest.normalisers.tag
  if (unit === 0) return []
  const { keys, weights } = catalog.tagVectorAt(row)
  const terms: Term[] = []
  keys.forEach((key, at) => {
    const value = ((stated.get(key) ?? 0) * (weights[at] ?? 0)) / unit
    if (value !== 0) terms.push({ label: key, value, because: [] })
  })
  return terms
}
