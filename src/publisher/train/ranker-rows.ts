/** What the ranker learns from: a row a look, with the three targets of its heads. */
import type { EmbeddingWeights } from './training-plan.ts'
import { FEATURE_NAMES } from '../../feed/feature-table.ts'
import { RANKER_HEADS } from '../../models/heavy-ranker.ts'
import type { TrainingRows } from '../../models/training-options.ts'
import type { InteractionColumns } from '../dataset/dataset.ts'

/**
 * Targets by look: engaged (0 or 1), followed (0 or 1), and the blend of the three embeddings, which the third head
 * learns as the smooth function of all features that the seed's head is. `x` is Float32Array[n · 20].
 */
export function rankerRows(
  x: Float32Array,
  { n, kind, followed }: InteractionColumns,
  weights: EmbeddingWeights,
): TrainingRows {
  const width = FEATURE_NAMES.length
  const blend = (
    [
      ['simclusters_score', weights.simclusters],
      ['twhin_score', weights.twhin],
      ['author_similarity', weights.realgraph],
    ] as const
  ).map(([name, weight]) => ({ at: FEATURE_NAMES.indexOf(name), weight }))
  const heads = RANKER_HEADS.length
  const y = new Float32Array(n * heads)
  for (let row = 0; row < n; row++) {
    y[row * heads] = Number((kind[row] ?? 0) > 0)
    y[row * heads + 1] = followed[row] ?? 0
    const likeness = blend.reduce((sum, { at, weight }) => sum + weight * Math.max(0, x[row * width + at] ?? 0), 0)
    y[row * heads + 2] = Math.min(1, likeness)
  }
  return { x, y, n }
}

/** Rows [from, to), as views. */
export function someRows({ x, y, n }: TrainingRows, from: number, to: number): TrainingRows {
  return {
    x: x.subarray((from * x.length) / n, (to * x.length) / n),
    y: y.subarray((from * y.length) / n, (to * y.length) / n),
    n: to - from,
  }
}
