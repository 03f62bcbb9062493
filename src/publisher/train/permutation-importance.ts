/** How much a model leans on a feature: what it loses when that feature is dealt out anew among the rows. */
import { rocAuc } from '../../evaluation/roc-auc.ts'
import { scoredRows } from '../../evaluation/scored-rows.ts'
import { seededRandom } from '../../base/random.ts'
import { shuffle } from '../../models/epoch-order.ts'

export interface FeatureImportance {
  readonly feature: string
  /** AUC lost; around 0 for a feature that says nothing, below 0 by chance. */
  readonly lost: number
}

/**
 * By falling importance, ties in the order of `names`. `x` is [n · names] raw, `labels` 0 or 1; [] where the AUC is not
 * defined. Source: Breiman, 2001. Cost: a prediction of all rows a feature.
 */
export function permutationImportance(
  names: readonly string[],
  x: Float64Array,
  labels: ArrayLike<number>,
  predict: (x: Float64Array, n: number) => Float64Array,
  seed: number,
): readonly FeatureImportance[] {
  const n = labels.length
  const aucOf = (inputs: Float64Array): number | undefined => rocAuc(scoredRows(predict(inputs, n), labels))
  const whole = aucOf(x)
  if (whole === undefined) return []
  const width = names.length
  const random = seededRandom(seed)
  const order = Int32Array.from({ length: n }, (_, row) => row)
  const found = names.map((feature, at) => {
    shuffle(order, random)
    const dealt = x.slice()
    order.forEach((from, row) => (dealt[row * width + at] = x[from * width + at] ?? 0))
    return { feature, lost: whole - (aucOf(dealt) ?? whole) }
  })
  return found.toSorted((a, b) => b.lost - a.lost)
}
