/**
 * ContentStore over plain arrays: every answer is a scan and a sort, no index. What other adapters are compared with, and
 * what tests open. Everything that is given is kept, not copied.
 */
import type { CatalogManifest } from '../../contracts/catalog-manifest.ts'
import type { Candidate } from '../../contracts/candidate.ts'
import type { Content } from '../../contracts/content.ts'
import { countTags, tagVectors, tagWeights } from '../../catalog/tag-vectors.ts'
import type { ContentStore, SearchLimits } from '../../ports/content-store.ts'
import { dot } from '../../vector/dot.ts'
import { DocentError } from '../../base/docent-error.ts'

/** What a memory catalog is made of. `vectors` holds one unit-length vector for every content, by id. */
export interface MemoryCatalog {
  /** Parts that differ from a plain manifest; `count` and `dim` follow from the rest when left out. */
  readonly manifest?: Partial<CatalogManifest>
  readonly contents: readonly Content[]
  readonly vectors: ReadonlyMap<string, Float32Array>
}

/** Length of the vectors of a catalog without any: that of the model Docent ships, all-MiniLM-L6-v2. */
const DIM_OF_EMPTY = 384

/**
 * Opens contents in any order. Throws DocentError `catalog-duplicate-id`, `catalog-dim-mismatch` (a vector is missing or
 * of another length).
 */
export function createMemoryContentStore({ manifest: given = {}, contents, vectors }: MemoryCatalog): ContentStore {
  const sorted = contents.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const dim = given.dim ?? vectors.values().next().value?.length ?? DIM_OF_EMPTY
  const rows = new Map(sorted.map((content, row) => [content.id, row]))
  const rowVectors = sorted.map((content) => vectorOf(vectors, content.id, dim))
  refuseDuplicates(sorted)
  const manifest = { ...plainManifest(sorted.length, dim), ...given }
  const tagsByRow = tagVectors(sorted)

  const known = (ids: readonly string[]): [string, number][] =>
    ids.flatMap((id) => {
      const row = rows.get(id)
      return row === undefined ? [] : [[id, row]]
    })

  const best = (
    generatedBy: string,
    { limit, allowed }: SearchLimits,
    scoreOf: (row: number) => number | undefined,
  ) => {
    const found: Candidate[] = []
    sorted.forEach(({ id: contentId }, row) => {
      if (allowed && !allowed[row]) return
      const baseScore = scoreOf(row)
      if (baseScore !== undefined) found.push({ contentId, generatedBy, baseScore })
    })
    // Rows ascend by id and the sort is stable: ties stay in ascending order of id.
    return found.toSorted((a, b) => b.baseScore - a.baseScore).slice(0, limit)
  }

  return {
    manifest,
    models: [],
    version: manifest.version,
    size: sorted.length,
    dim,
    rowOf: (id) => rows.get(id),
    contentAt: (row) => at(sorted, row),
    vectorAt: (row) => at(rowVectors, row).slice(),
    hasVector: (row) => at(rowVectors, row).length === dim,
    likeness: (rowA, rowB) => dot(at(rowVectors, rowA), at(rowVectors, rowB)),
    likenesses: (row, others) => Float64Array.from(others, (other) => dot(at(rowVectors, row), at(rowVectors, other))),
    tagVectorAt: (row) => at(tagsByRow, row),
    get: (ids) => new Map(known(ids).map(([id, row]) => [id, at(sorted, row)])),
    getVectors: (ids) => new Map(known(ids).map(([id, row]) => [id, at(rowVectors, row)])),
    searchVector(vector, limits) {
      const norm = Math.sqrt(dot(vector, vector))
      return best('semantic', limits, (row) => (norm === 0 ? 0 : dot(vector, at(rowVectors, row)) / norm))
    },
    searchTags: (weights, limits) => best('tag', limits, (row) => tagScore(at(sorted, row), weights)),
    tagCounts: () => countTags(sorted),
    popularRows: () =>
      Int32Array.from(
        sorted
          .map((content, row) => ({ row, popularity: content.popularity ?? 0 }))
          .toSorted((a, b) => b.popularity - a.popularity),
        ({ row }) => row,
      ),
  }
}

function vectorOf(vectors: ReadonlyMap<string, Float32Array>, id: string, dim: number): Float32Array {
  const vector = vectors.get(id)
  if (vector?.length === dim) return vector
  throw new DocentError(
    'catalog-dim-mismatch',
    `Expected a vector of ${dim} numbers for content "${id}", found ${vector ? `${vector.length} numbers` : 'none'}. Embed every content with one model.`,
    { id, dim, found: vector?.length ?? 0 },
  )
}

function refuseDuplicates(sorted: readonly Content[]): void {
  sorted.forEach(({ id }, row) => {
    if (sorted[row + 1]?.id !== id) return
    throw new DocentError('catalog-duplicate-id', `Expected every content id once, found "${id}" twice. Rename one.`, {
      id,
    })
  })
}

/** Sum of weight · the content's tag weight over the keys with a positive weight; undefined when it carries none. */
function tagScore(content: Content, weights: ReadonlyMap<string, number>): number | undefined {
  let score: number | undefined
  for (const [key, own] of tagWeights(content)) {
    const weight = weights.get(key) ?? 0
    if (weight > 0) score = (score ?? 0) + weight * own
  }
  return score
}

function at<T>(list: readonly T[], row: number): T {
  const found = list[row]
  if (found === undefined)
    throw new RangeError(`Expected a row of this catalog (0 to ${list.length - 1}), found ${row}.`)
  return found
}

function plainManifest(count: number, dim: number): CatalogManifest {
  const noFile = { path: 'none', bytes: 0, sha256: '0'.repeat(64) }
  return {
    schemaVersion: 1,
    version: '0000000000000000',
    info: { catalogId: 'memory', title: 'In memory', lang: 'en', simulated: [], priors: [] },
    count,
    dim,
    modelId: 'none',
    normalisers: { semantic: 1, tag: 1 },
    files: { items: noFile, vectors: noFile },
  }
}
