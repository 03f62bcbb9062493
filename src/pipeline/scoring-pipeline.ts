/** ScoringPipeline: scorers, weighted sum, adjustments. What comes out is relevance, before diversity. */
import type { Adjustment, PoolItem, RelevantItem, Scorer } from './stage.ts'
import type { Query } from './query.ts'
import type { TraceRecorder } from './trace-recorder.ts'

/**
 * [FU1] relevance = sum over scorers of weight · raw score, plus the adjustments. [FU3] It depends on the item, the
 * visitor and the weights alone, never on the other candidates: a filter never rescales it.
 */
export function runScoringPipeline(
  query: Query,
  items: readonly PoolItem[],
  scorers: readonly Scorer[],
  adjustments: readonly Adjustment[],
  trace: TraceRecorder,
): readonly RelevantItem[] {
  const rows = Int32Array.from(items, (item) => item.row)
  const sums = new Float64Array(items.length)
  const through = { in: items.length, kept: items.length }
  for (const scorer of scorers) {
    const weight = query.weights[scorer.name].value
    if (weight === 0) {
      trace.skip('scorer', scorer.name, 'weight 0')
      continue
    }
    const scores = trace.run(
      'scorer',
      scorer.name,
      new Float64Array(0),
      () => scorer.score(query, rows),
      () => through,
    )
    scores.forEach((score, at) => (sums[at] = (sums[at] ?? 0) + weight * score))
  }
  for (const adjustment of adjustments) {
    const changes = trace.run(
      'adjustment',
      adjustment.name,
      new Float64Array(0),
      () =>
        Float64Array.from(items, (item, at) =>
          adjustment.adjust(query, item, sums[at] ?? 0).reduce((sum, line) => sum + line.value, 0),
        ),
      () => through,
    )
    changes.forEach((change, at) => (sums[at] = (sums[at] ?? 0) + change))
  }
  return items.map((item, at) => ({ ...item, relevance: sums[at] ?? 0 }))
}
