/**
 * Scores candidates by likeness to what the visitor searched for, by meaning: the cosine of the query vector and the
 * item's vector over the catalog's semantic normaliser, where the item is close to one of the searches, else 0.
 * Out: one score a row, in about [0, 1.9]; all 0 without a query vector. Cost: O(rows · searches · dim).
 */
import { dot } from '../../vector/dot.ts'
import type { Query } from '../query.ts'
import type { Scorer, Term } from '../stage.ts'
import { shareOutSearches } from './share-out-searches.ts'

/**
 * How close an item must be to one of the searches, as a part of how close an item and its nearest neighbour are. Every
 * text is a little like every other: on the demo museum (normaliser .53) names of nothing in it reach .18 to .25, the
 * best matches of real searches .31 to .59. Below this a sentence would claim a likeness that nobody sees.
 */
const CLOSE_FROM = 0.5

/** [SC8] Whether an item is close in meaning to one of the searches: several searches of no common meaning all count. */
export function isCloseToSearch({ causes, catalog }: Query, row: number): boolean {
  const floor = CLOSE_FROM * catalog.manifest.normalisers.semantic
  const vector = catalog.vectorAt(row)
  return causes.searches.some(({ meaning }) => dot(meaning, vector) >= floor)
}

export const searchScorer: Scorer = {
  name: 'search',
  kind: 'interest',
  score(query, rows) {
    const scores = new Float64Array(rows.length)
    const { queryVector } = query.signals
    if (!queryVector) return scores
    const scale = query.catalog.manifest.normalisers.semantic
    rows.forEach((row, index) => {
      if (isCloseToSearch(query, row)) scores[index] = dot(queryVector, query.catalog.vectorAt(row)) / scale
    })
    return scores
  },
  /** [EX9] The query vector = sum of coefficient · meaning / norm, so a score is a sum over searches: one share each. */
  explain(query, row): readonly Term[] {
    const { signals, catalog, causes } = query
    if (!signals.queryVector || !isCloseToSearch(query, row)) return []
    const vector = catalog.vectorAt(row)
    const unit = signals.queryNorm * catalog.manifest.normalisers.semantic
    return [shareOutSearches(causes.searches, ({ meaning }) => dot(meaning, vector) / unit)]
  },
}
