/** What any model must beat, and what none can: random, popularity and recency; and the hidden truth. */
import { seededRandom } from '../../base/random.ts'
import { shuffle } from '../../models/epoch-order.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { RankedList } from './feed-lists.ts'
import type { TestRequest } from './test-requests.ts'

export type BaselineName = 'random' | 'popularity' | 'recency' | 'oracle'

/**
 * Lists of k a request. Random, popularity (engaged looks of the training part) and recency (newest first) choose from
 * all items that were published by then and that the visitor did not meet before; ties by row. The oracle knows what the
 * visitor is about to meet and the true probability of each: no feed can know either. It is left out where there is no truth.
 */
export function baselineLists(
  dataset: Dataset,
  requests: readonly TestRequest[],
  { k, train, seed }: { readonly k: number; readonly train: number; readonly seed: number },
): ReadonlyMap<BaselineName, readonly RankedList[]> {
  const { items, interactions, truth } = dataset
  const { kind, item } = interactions
  const counts = new Float64Array(items.length)
  for (let row = 0; row < train; row++)
    if ((kind[row] ?? 0) > 0) counts[item[row] ?? 0] = (counts[item[row] ?? 0] ?? 0) + 1
  const popular = orderBy(items.length, (at) => counts[at] ?? 0)
  const newest = orderBy(items.length, (at) => items[at]?.createdAt ?? 0)
  const random = seededRandom(seed)
  const anyOrder = Int32Array.from(popular)

  const listOf = (order: Int32Array, { visitor, now }: TestRequest): RankedList => {
    const met = new Set(visitor.looks.map(({ contentId }) => contentId))
    const ids: string[] = []
    for (const at of order) {
      if (ids.length >= k) break
      const { id, createdAt } = items[at] ?? { id: '', createdAt: Infinity }
      if (createdAt <= now && !met.has(id)) ids.push(id)
    }
    return { ids, sources: [] }
  }
  const lists = new Map<BaselineName, readonly RankedList[]>([
    [
      'random',
      requests.map((request) => {
        shuffle(anyOrder, random)
        return listOf(anyOrder, request)
      }),
    ],
    ['popularity', requests.map((request) => listOf(popular, request))],
    ['recency', requests.map((request) => listOf(newest, request))],
  ])
  if (truth)
    lists.set(
      'oracle',
      requests.map(({ rows }) => {
        const best = rows.toSorted((a, b) => (truth.pEngage[b] ?? 0) - (truth.pEngage[a] ?? 0) || a - b).slice(0, k)
        return { ids: best.map((row) => items[item[row] ?? -1]?.id ?? ''), sources: [] }
      }),
    )
  return lists
}

/** Indices by falling value, ties by index. */
function orderBy(n: number, valueOf: (at: number) => number): Int32Array {
  return Int32Array.from({ length: n }, (_, at) => at).sort((a, b) => valueOf(b) - valueOf(a) || a - b)
}
