/** Changes records of a catalog that is built already: what a curator does between two builds. */
import { buildManifest, decodeManifest, encodeManifest, type Sha256 } from '../catalog/manifest-file.ts'
import type { CatalogFiles } from '../ports/catalog-store.ts'
import type { Content } from '../contracts/content.ts'
import { encodeItemsFile } from '../catalog/items-file.ts'
import { quantise } from '../vector/quantise.ts'
import { applyDelta } from './apply-delta.ts'
import type { PutRecord } from './delta.ts'
import { vectorRowBytes } from './vector-words.ts'

export interface Edit {
  /** Replaces the record of this id, or comes as a new one. Parsed by the Content schema. */
  readonly content: Content
  /** Of unit length and the catalog's dim; where it is missing, the record keeps the vector that it has. */
  readonly vector?: Float32Array
}

const LITTLE_ENDIAN = true

/**
 * The files of `catalog` with `edits`, which name an id once each; the normalisers stay those of the last build. [CT15]
 * Models stay where no record comes: else rows move, and what was learned of rows would be of others. Leaves `catalog` as
 * it is. DocentError `sync-wrong-object` for a new record without a vector, `catalog-bad-manifest`;
 * RangeError for a vector of another dim.
 */
export async function editCatalog(
  catalog: CatalogFiles,
  edits: readonly Edit[],
  sha256: Sha256,
): Promise<CatalogFiles> {
  const { schemaVersion: _schema, version, ...parts } = decodeManifest(catalog.manifest)
  const put = edits.toSorted((a, b) => (a.content.id < b.content.id ? -1 : 1)).map((edit) => putOf(edit, parts.dim))
  const own = { items: catalog.items, vectors: catalog.vectors.slice(), count: parts.count, dim: parts.dim }
  const { items, vectors, count } = applyDelta(own, { from: version, to: '', removed: [], put })
  const { models: entries } = parts.files
  const kept = count === parts.count && entries ? { models: entries } : {}
  const files = {
    ...kept,
    items: { ...parts.files.items, bytes: items.length, sha256: await sha256(items) },
    vectors: { ...parts.files.vectors, bytes: vectors.length, sha256: await sha256(vectors) },
  }
  const manifest = await buildManifest({ ...parts, count, files }, sha256)
  const edited = { manifest: encodeManifest(manifest), items, vectors }
  return 'models' in kept && catalog.models ? { ...edited, models: catalog.models } : edited
}

function putOf({ content, vector }: Edit, dim: number): PutRecord {
  return { id: content.id, line: encodeItemsFile([content]), vector: vector && rowOf(vector, dim) }
}

/** A vector on its own: float32 scale, codes, residuals. */
function rowOf(vector: Float32Array, dim: number): Uint8Array {
  if (vector.length !== dim) throw new RangeError(`Expected a vector of ${dim} numbers, found ${vector.length}.`)
  const { scales, codes, residuals } = quantise(vector, dim)
  const row = new Uint8Array(vectorRowBytes(dim))
  new DataView(row.buffer).setFloat32(0, scales[0] ?? 0, LITTLE_ENDIAN)
  row.set(new Uint8Array(codes.buffer), Float32Array.BYTES_PER_ELEMENT)
  row.set(new Uint8Array(residuals.buffer), Float32Array.BYTES_PER_ELEMENT + dim)
  return row
}
