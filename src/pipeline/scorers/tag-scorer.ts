/**
 * Scores candidates by the tags they share with what the visitor liked: the cosine of the visitor's tag affinity and the
 * item's tag vector, divided by the catalog's tag normaliser. Seed: score_tag. One term a tag. 0 without affinity.
 */
import type { Scorer } from '../stage.ts'
import { shareOut } from './share-out.ts'

export const tagScorer: Scorer = {
  name: 'tag',
  kind: 'tag',
  score({ signals, catalog }, rows) {
    const scores = new Float64Array(rows.length)
    if (signals.tagNorm === 0) return scores
    const unit = signals.tagNorm * catalog.manifest.normalisers.tag
    rows.forEach((row, index) => {
      const { keys, weights } = catalog.tagVectorAt(row)
      let sum = 0
      keys.forEach((key, at) => (sum += (signals.tagAffinity[key] ?? 0) * (weights[at] ?? 0)))
      scores[index] = sum / unit
    })
    return scores
  },
  explain({ signals, catalog, causes }, row) {
    if (signals.tagNorm === 0) return []
    const unit = signals.tagNorm * catalog.manifest.normalisers.tag
    const { keys, weights } = catalog.tagVectorAt(row)
    return keys.flatMap((key, at) => {
      const own = (weights[at] ?? 0) / unit
      const carriers = causes.byTag.get(key)
      return carriers ? shareOut(key, carriers, (cause) => cause.weight * own) : []
    })
  },
}
