/** Makes the three files of a catalog folder from records and their vectors. The same input gives the same bytes. */
import type { CatalogInfo, CatalogManifest } from '../contracts/catalog-manifest.ts'
import type { Content } from '../contracts/content.ts'
import { DocentError } from '../base/docent-error.ts'
import type { CatalogFiles } from '../ports/catalog-store.ts'
import { duplicateId } from './duplicate-id.ts'
import { createVectorIndex } from '../vector/vector-index.ts'
import { encodeItemsFile } from './items-file.ts'
import { buildManifest, encodeManifest, type Sha256 } from './manifest-file.ts'
import { measureNormalisers } from './normalisers.ts'
import { tagVectors } from './tag-vectors.ts'
import { encodeVectorsFile } from './vectors-file.ts'

/** What a catalog is made of. `contents` in any order, ids unique; `vectors` unit-length, `dim` numbers, by id. */
export interface PackParts {
  readonly info: CatalogInfo
  readonly contents: readonly Content[]
  readonly vectors: ReadonlyMap<string, Float32Array>
  readonly dim: number
  readonly modelId: string
}

/** The files under the names that the manifest gives them, and the manifest itself. */
export interface BuiltPack {
  readonly manifest: CatalogManifest
  readonly files: CatalogFiles
}

export const MANIFEST_FILE = 'manifest.json'
export const ITEMS_FILE = 'items.ndjson'
export const VECTORS_FILE = 'vectors.bin'

/**
 * Builds a pack. DocentError `catalog-duplicate-id`, `catalog-dim-mismatch` when a content has no vector of `dim`
 * numbers, `catalog-bad-manifest` when the info does not fit. Cost: linear, and the scans of the normalisers.
 */
export async function buildPack(parts: PackParts, sha256: Sha256): Promise<BuiltPack> {
  const { info, dim, modelId } = parts
  const contents = parts.contents.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const index = createVectorIndex(rowMajor(contents, parts.vectors, dim), dim)

  const items = encodeItemsFile(contents)
  const vectors = encodeVectorsFile(index)
  const manifest = await buildManifest(
    {
      info,
      count: contents.length,
      dim,
      modelId,
      normalisers: measureNormalisers(index, tagVectors(contents)),
      files: {
        items: { path: ITEMS_FILE, bytes: items.length, sha256: await sha256(items) },
        vectors: { path: VECTORS_FILE, bytes: vectors.length, sha256: await sha256(vectors) },
      },
    },
    sha256,
  )
  return { manifest, files: { manifest: encodeManifest(manifest), items, vectors } }
}

function rowMajor(contents: readonly Content[], vectors: ReadonlyMap<string, Float32Array>, dim: number): Float32Array {
  const rows = new Float32Array(contents.length * dim)
  for (const [row, { id }] of contents.entries()) {
    if (contents[row + 1]?.id === id) throw duplicateId(id)
    const vector = vectors.get(id)
    if (vector?.length !== dim) {
      throw new DocentError(
        'catalog-dim-mismatch',
        `Expected a vector of ${dim} numbers for ${id}, found ${vector?.length ?? 'none'}. Embed all with one model.`,
        { id, expected: dim, found: vector?.length ?? 0 },
      )
    }
    rows.set(vector, row * dim)
  }
  return rows
}
