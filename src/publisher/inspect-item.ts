/** Looks at one item of a catalog and at its neighbours, by meaning and by tags. */
import { DocentError } from '../base/docent-error.ts'
import type { Content } from '../contracts/content.ts'
import type { ContentStore } from '../ports/content-store.ts'
import { nearestName } from '../importers/nearest-name.ts'

export interface Neighbour {
  readonly contentId: string
  readonly title: string
  /** Cosine, in [-1, 1]: of the vectors, or of the tag vectors. */
  readonly cosine: number
  /** Tag keys that both carry, ascending. */
  readonly sharedTags: readonly string[]
}

export interface ItemReport {
  readonly content: Content
  /** Nearest first, the item itself left out. */
  readonly byMeaning: readonly Neighbour[]
  readonly byTags: readonly Neighbour[]
}

/** The item `id` with its `count` nearest. DocentError `content-unknown`, with the id that looks most like it. */
export function inspectItem(store: ContentStore, id: string, count: number): ItemReport {
  const row = store.rowOf(id)
  if (row === undefined) throw unknown(store, id)
  const byMeaning = store.searchVector(store.vectorAt(row), { limit: count, allowed: allBut(store.size, row) })
  return {
    content: store.contentAt(row),
    byMeaning: byMeaning.map(({ contentId, baseScore }) =>
      neighbour(store, row, store.rowOf(contentId) ?? row, baseScore),
    ),
    byTags: tagNeighbours(store, row).slice(0, count),
  }
}

/** All rows that share a tag with `row`, nearest first, equal ones by ascending id. */
function tagNeighbours(store: ContentStore, row: number): readonly Neighbour[] {
  return Array.from({ length: store.size }, (_, other) => ({ other, cosine: tagCosine(store, row, other) }))
    .filter(({ other, cosine }) => other !== row && cosine > 0)
    .toSorted((a, b) => b.cosine - a.cosine || a.other - b.other)
    .map(({ other, cosine }) => neighbour(store, row, other, cosine))
}

function neighbour(store: ContentStore, row: number, other: number, cosine: number): Neighbour {
  const { id, title } = store.contentAt(other)
  const carried = new Set(store.tagVectorAt(other).keys)
  const sharedTags = store.tagVectorAt(row).keys.filter((key) => carried.has(key))
  return { contentId: id, title, cosine, sharedTags }
}

function tagCosine(store: ContentStore, a: number, b: number): number {
  const one = store.tagVectorAt(a)
  const other = store.tagVectorAt(b)
  const weights = new Map(other.keys.map((key, i) => [key, other.weights[i] ?? 0]))
  return one.keys.reduce((sum, key, i) => sum + (one.weights[i] ?? 0) * (weights.get(key) ?? 0), 0)
}

function allBut(size: number, row: number): Uint8Array {
  const allowed = new Uint8Array(size).fill(1)
  allowed[row] = 0
  return allowed
}

function unknown(store: ContentStore, id: string): DocentError {
  const ids = Array.from({ length: store.size }, (_, row) => store.contentAt(row).id)
  const meant = nearestName(id, ids)
  const guess = meant === undefined ? '' : ` Is ${JSON.stringify(meant)} meant?`
  return new DocentError(
    'content-unknown',
    `Expected an id of this catalog (${store.size} items), found ${JSON.stringify(id)}.${guess}`,
    { id, ...(meant === undefined ? {} : { meant }) },
  )
}
