/** ContentStore over an opened pack: vectors in a vector index, tags in an inverted index, records as they are. */
import type { Candidate } from '../contracts/candidate.ts'
import type { CatalogManifest } from '../contracts/catalog-manifest.ts'
import type { Content } from '../contracts/content.ts'
import type { CatalogModel, ContentStore } from '../ports/content-store.ts'
import { dot } from '../vector/dot.ts'
import type { VectorIndex, VectorPath } from '../vector/vector-index.ts'
import { createTagIndex } from './tag-index.ts'
import { tagVectors, tagWeights } from './tag-vectors.ts'

export interface PackContentStore extends ContentStore {
  /** What scans the vectors: compiled or plain JavaScript; the same results. */
  readonly path: VectorPath
  /** The bytes of vectors.bin as they are searched, for digests; valid until a vector is added. Do not write. */
  readonly image: Uint8Array<ArrayBuffer>
  /** Bytes of memory that the vector of a content takes, bookkeeping included. */
  readonly bytesPerRow: number
  /** The scan alone, without candidates made of it: rows of the `k` nearest by dot product, as `searchVector` has them. */
  nearestRows(query: Float32Array, k: number): Int32Array
}

/** The parts of an opened pack: `contents` ascending by id, each id once; row i of `index` is the vector of content i. */
export interface Pack {
  readonly manifest: CatalogManifest
  readonly contents: readonly Content[]
  readonly index: VectorIndex
  /** None when left out. */
  readonly models?: readonly CatalogModel[]
}

/**
 * The store of a pack, which keeps what it is given. Search scores: a float32 cosine, a float64 sum.
 * Cost of a search: O(rows · dim) for vectors; for tags the rows that carry a queried key.
 */
export function createPackContentStore({ manifest, contents, index, models = [] }: Pack): PackContentStore {
  const rows = new Map(contents.map(({ id }, row) => [id, row]))
  const tagVectorsByRow = tagVectors(contents)
  const tags = createTagIndex(contents.map(keyWeights))
  const popular = byPopularity(contents)

  function candidates(generatedBy: string, hits: { rows: Int32Array; scores: ArrayLike<number> }): Candidate[] {
    return Array.from(hits.rows, (row, i) => ({
      contentId: at(contents, row).id,
      generatedBy,
      baseScore: hits.scores[i] ?? 0,
    }))
  }

  function ofKnown<T>(ids: readonly string[], valueAt: (row: number) => T | undefined): ReadonlyMap<string, T> {
    const found = new Map<string, T>()
    for (const id of ids) {
      const row = rows.get(id)
      const value = row === undefined ? undefined : valueAt(row)
      if (value !== undefined) found.set(id, value)
    }
    return found
  }

  return {
    path: index.path,
    get image() {
      return index.image
    },
    get bytesPerRow() {
      return index.bytesPerRow
    },
    nearestRows: (query, k) => index.topK(query, k).rows,
    manifest,
    models,
    version: manifest.version,
    size: contents.length,
    dim: manifest.dim,
    rowOf: (id) => rows.get(id),
    contentAt: (row) => at(contents, row),
    vectorAt: (row) => index.vectorAt(row),
    hasVector: (row) => index.has(row),
    likeness: (rowA, rowB) => index.likeness(rowA, rowB),
    likenesses: (row, others) => index.likenesses(row, others),
    tagVectorAt: (row) => at(tagVectorsByRow, row),
    get: (ids) => ofKnown(ids, (row) => at(contents, row)),
    getVectors: (ids) => ofKnown(ids, (row) => (index.has(row) ? index.vectorAt(row) : undefined)),
    searchVector: (vector, { limit, allowed }) =>
      candidates('semantic', index.topK(asDirection(vector), limit, allowed)),
    searchTags: (weights, { limit, allowed }) => candidates('tag', tags.topK(weights, limit, allowed)),
    tagCounts: () => tags.counts,
    popularRows: () => popular,
  }
}

function keyWeights(content: Content): { keys: readonly string[]; weights: readonly number[] } {
  const own = tagWeights(content)
  return { keys: [...own.keys()], weights: [...own.values()] }
}

function byPopularity(contents: readonly Content[]): Int32Array {
  const popularity = contents.map((content) => content.popularity ?? 0)
  // The sort of typed arrays is stable as any: rows of one popularity stay ascending.
  return Int32Array.from(contents.keys()).toSorted((a, b) => (popularity[b] ?? 0) - (popularity[a] ?? 0))
}

/** The query at unit length, so that the dot product with a unit row is the cosine; zeros stay zeros. */
function asDirection(vector: Float32Array | Float64Array): Float32Array {
  const norm = Math.sqrt(dot(vector, vector))
  return norm === 0 ? Float32Array.from(vector) : Float32Array.from(vector, (x) => x / norm)
}

function at<T>(list: readonly T[], row: number): T {
  const found = list[row]
  if (found === undefined) {
    throw new RangeError(`Expected a row of this catalog (0 to ${list.length - 1}), found ${row}.`)
  }
  return found
}
