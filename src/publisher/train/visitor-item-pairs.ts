/** What the towers learn from: visitors as they stood, with what then held them and what did not. */
import type { FeedCatalog } from '../../feed/feed-catalog.ts'
import { ITEM_TOWER_INPUTS, VISITOR_TOWER_INPUTS, visitorTowerInputs } from '../../feed/tower-inputs.ts'
import type { TowerPairs } from '../../models/tower-pairs.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { describeMoments, type DescribeOptions } from './look-features.ts'

/** Float32Array[items · 10] by row of the catalog. */
export function allItemInputs(catalog: FeedCatalog): Float32Array {
  const width = ITEM_TOWER_INPUTS.length
  const inputs = new Float32Array(catalog.items.size * width)
  for (let row = 0; row < catalog.items.size; row++) inputs.set(catalog.itemInputsAt(row), row * width)
  return inputs
}

interface Pair {
  readonly ts: number
  readonly visitor: Float64Array
  readonly item: number
  readonly negatives: readonly number[]
}

/**
 * A pair an engaged look, ascending by ts, the visitor as of the beginning of the visit. Hard negatives are what was passed over in the same visit, at most
 * `each`, taken in turn so that none is used for every pair; -1 where there are fewer. Visitors without any leaning are
 * left out: the tower is never asked for them.
 */
export function visitorItemPairs(
  dataset: Dataset,
  catalog: FeedCatalog,
  each: number,
  options: DescribeOptions,
): TowerPairs & { readonly ts: Float64Array } {
  const { kind, ts } = dataset.interactions
  const pairs: Pair[] = []
  for (const { rows, facts, contents } of describeMoments(dataset, catalog, { ...options, looksPerMoment: Infinity })) {
    if (facts.interests.norm === 0) continue
    const visitor = visitorTowerInputs(facts.interests, facts.looks, facts.interestEntropy, catalog.axes)
    const passed = [...contents].filter((content, at) => content >= 0 && (kind[rows[at] ?? 0] ?? 0) === 0)
    rows.forEach((row, at) => {
      const item = contents[at] ?? -1
      if (item < 0 || (kind[row] ?? 0) === 0) return
      const negatives = Array.from(
        { length: each },
        (_, turn) => (turn < passed.length ? passed[(at + turn) % passed.length] : -1) ?? -1,
      )
      pairs.push({ ts: ts[row] ?? 0, visitor, item, negatives })
    })
  }
  pairs.sort((a, b) => a.ts - b.ts)
  const width = VISITOR_TOWER_INPUTS.length
  const visitors = new Float32Array(pairs.length * width)
  pairs.forEach(({ visitor }, at) => visitors.set(visitor, at * width))
  return {
    n: pairs.length,
    ts: Float64Array.from(pairs, (pair) => pair.ts),
    visitors,
    items: Int32Array.from(pairs, ({ item }) => item),
    ...(each > 0 && { hardNegatives: Int32Array.from(pairs.flatMap(({ negatives }) => negatives)) }),
  }
}

/** Pairs [from, to), as views. */
export function somePairs({ visitors, items, hardNegatives, n }: TowerPairs, from: number, to: number): TowerPairs {
  const width = visitors.length / n
  const each = (hardNegatives?.length ?? 0) / n
  return {
    n: to - from,
    visitors: visitors.subarray(from * width, to * width),
    items: items.subarray(from, to),
    ...(hardNegatives && { hardNegatives: hardNegatives.subarray(from * each, to * each) }),
  }
}
