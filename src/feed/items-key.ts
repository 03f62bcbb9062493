/** Tells whether what was made for the rows of one catalog fits the rows of another. */
import type { FeedItems } from './feed-items.ts'
import { stableHash } from '../base/random.ts'

/** Number and ids of the contents, in their order, as a short text: the same ids, the same key. */
export function itemsKey(items: Pick<FeedItems, 'size' | 'idAt'>): string {
  let hash = 0
  for (let row = 0; row < items.size; row++) hash = stableHash(items.idAt(row), hash)
  return `${items.size}-${hash.toString(16).padStart(8, '0')}`
}
