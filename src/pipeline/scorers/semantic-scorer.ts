/**
 * Scores candidates by likeness to the visitor's taste vector.
 * In: `tasteVector` is unit-length, every item vector is unit-length, so the dot product is the cosine; it is divided by
 * the catalog's semantic normaliser. Out: one score a row, in about [-1.7, 1.7]; all 0 without a taste vector.
 * Cost: O(rows · dim); explaining a row costs O(evidence · dim).
 */
import { dot } from '../../vector/dot.ts'
import type { Scorer } from '../stage.ts'
import { shareOut } from './share-out.ts'

export const semanticScorer: Scorer = {
  name: 'semantic',
  kind: 'semantic',
  score({ signals, catalog }, rows) {
    const scores = new Float64Array(rows.length)
    const { tasteVector } = signals
    if (!tasteVector) return scores
    const scale = catalog.manifest.normalisers.semantic
    rows.forEach((row, index) => {
      scores[index] = dot(tasteVector, catalog.vectorAt(row)) / scale
    })
    return scores
  },
  /** [EX3] taste = sum of coefficient · vector / norm, so a score is a sum over contents: one share each. */
  explain({ signals, catalog, causes }, row) {
    if (!signals.tasteVector) return []
    const vector = catalog.vectorAt(row)
    const unit = signals.tasteNorm * catalog.manifest.normalisers.semantic
    return [shareOut('taste', causes.all, (cause) => dot(cause.vector, vector) / unit)]
  },
}
