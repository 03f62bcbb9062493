/** Terms of an item for weights that somebody gave to tags: one term a tag that both have. */
import type { TagVector } from '../../ports/content-store.ts'
import type { Term } from '../stage.ts'

/** Weights by tag key, and what a weight of 1 on a tag weight of 1 is divided by. */
export interface TagWeighting {
  readonly weights: ReadonlyMap<string, number>
  readonly unit: number
}

/** Terms of weight · the item's tag weight / unit, in the item's order of tags; none for weights of 0 or a unit of 0. */
export function tagTerms({ weights, unit }: TagWeighting, item: TagVector): readonly Term[] {
  if (weights.size === 0 || unit === 0) return []
  const terms: Term[] = []
  for (const [at, key] of item.keys.entries()) {
    const value = ((weights.get(key) ?? 0) * (item.weights[at] ?? 0)) / unit
    if (value !== 0) terms.push({ label: key, value, because: [] })
  }
  return terms
}

/** The raw score that the terms explain: their sum. */
export function tagScore(weighting: TagWeighting, item: TagVector): number {
  return tagTerms(weighting, item).reduce((sum, term) => sum + term.value, 0)
}
