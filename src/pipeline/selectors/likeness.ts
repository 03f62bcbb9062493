/** How alike two contents are: by meaning, for warm lists; by tags and room, for cold ones. */
import type { ContentStore } from '../../ports/content-store.ts'
import type { Likeness } from './mmr-selector.ts'

/** What hanging in the same room counts for, beside equal tags (1). */
const SAME_ROOM = 0.5

/** Cosine of the two content vectors, in [-1, 1]. */
export const likenessOfMeaning: Likeness = ({ catalog }, row, rows) => catalog.likenesses(row, rows)

/** The larger of the cosine of the two tag vectors and, in one room, 0.5; in [0, 1]. Spreads cold lists. */
export const likenessOfTagsAndRoom: Likeness = ({ catalog }, row, rows) =>
  Float64Array.from(rows, (other) => likenessOfTwo(catalog, row, other))

function likenessOfTwo(catalog: ContentStore, a: number, b: number): number {
  const one = catalog.tagVectorAt(a)
  const other = catalog.tagVectorAt(b)
  let cosine = 0
  for (let i = 0, j = 0; i < one.keys.length && j < other.keys.length;) {
    const keyA = one.keys[i] ?? ''
    const keyB = other.keys[j] ?? ''
    if (keyA === keyB) cosine += (one.weights[i++] ?? 0) * (other.weights[j++] ?? 0)
    else if (keyA < keyB) i++
    else j++
  }
  const room = catalog.contentAt(a).room
  return room !== undefined && room === catalog.contentAt(b).room ? Math.max(SAME_ROOM, cosine) : cosine
}
