/**
 * ContentStore: the catalog that is open now, by id and by row. Seed: recsys-adapters, qdrant_store.
 * Opened once and read-only, so calls answer at once. Rows are 0..size-1 in ascending order of content id.
 */
import type { Candidate } from '../contracts/candidate.ts'
import type { CatalogManifest } from '../contracts/catalog-manifest.ts'
import type { Content } from '../contracts/content.ts'
import type { ModelBytes } from './catalog-store.ts'

/** A content's tags as a unit-length sparse vector: idf-weighted tag weights; `keys` ascending; empty for no tags. */
export interface TagVector {
  readonly keys: readonly string[]
  readonly weights: Float64Array
}

export interface SearchLimits {
  /** Candidates at most; at least 0. */
  readonly limit: number
  /** One byte a row, 0 leaves the row out. */
  readonly allowed?: Uint8Array
}

/** [CT12] A model file of the catalog: its very bytes, not read yet, or in words why it cannot be used. */
export type CatalogModel = ModelBytes | { readonly path: string; readonly refused: string }

export interface ContentStore {
  readonly manifest: CatalogManifest
  /** Every model file that the manifest names, in its order; [] for none. */
  readonly models: readonly CatalogModel[]
  readonly version: string
  readonly size: number
  readonly dim: number
  /** Row of an id, or undefined: unknown ids are an expected outcome. */
  rowOf(id: string): number | undefined
  /** The content of a row; throws RangeError outside 0..size-1. */
  contentAt(row: number): Content
  /** The unit-length vector of a row, Float32Array[dim], the caller's own copy; zeros where `hasVector` is false. */
  vectorAt(row: number): Float32Array
  /** Whether the row has its vector: false while a growing catalog has not embedded it yet. RangeError outside. */
  hasVector(row: number): boolean
  /**
   * The cosine of two rows in float64, symmetric to the last bit, without decoding them; 0 when one has no vector.
   * RangeError outside.
   */
  likeness(rowA: number, rowB: number): number
  /** `likeness(row, rows[i])` for every i, to the same bits: for picking a list. RangeError outside. */
  likenesses(row: number, rows: Int32Array): Float64Array
  tagVectorAt(row: number): TagVector
  /** [CT4] Contents of the known ids, unknown ids left out. */
  get(ids: readonly string[]): ReadonlyMap<string, Content>
  /** [CT4] Vectors of the known ids, unknown ids and those without a vector left out. */
  getVectors(ids: readonly string[]): ReadonlyMap<string, Float32Array>
  /** [CT5] The nearest by cosine, descending, ties by ascending id. `baseScore` is the cosine. `generatedBy` 'semantic'. */
  searchVector(vector: Float32Array | Float64Array, limits: SearchLimits): readonly Candidate[]
  /**
   * [CT6] Contents that carry any of the tag keys, by sum of weight x the content's tag weight, descending, ties by
   * ascending id. Keys with a weight of 0 or below recall nothing. `generatedBy` 'tag'.
   */
  searchTags(weights: ReadonlyMap<string, number>, limits: SearchLimits): readonly Candidate[]
  /** All tag keys of the catalog, ascending, with the number of contents that carry each. */
  tagCounts(): ReadonlyMap<string, number>
  /** Rows by descending popularity (unknown counts 0), ties by ascending id. The store's own: never written to. */
  popularRows(): Int32Array
}
