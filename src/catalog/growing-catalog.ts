/** A catalog whose vectors come one by one: found by words and tags from the start, recommended by and by (SPEC GC). */
import type { CatalogInfo, CatalogManifest } from '../contracts/catalog-manifest.ts'
import type { Content } from '../contracts/content.ts'
import { stableHash } from '../base/random.ts'
import { createUnfilledIndex, type VectorPath } from '../vector/vector-index.ts'
import { ITEMS_FILE, VECTORS_FILE } from './build-pack.ts'
import { measureTagScale } from './normalisers.ts'
import { createPackContentStore, type PackContentStore } from './pack-content-store.ts'
import { tagVectors } from './tag-vectors.ts'

/** `contents` ascending by id, each id once. */
export interface GrowingParts {
  readonly info: CatalogInfo
  readonly contents: readonly Content[]
  readonly modelId: string
  readonly dim: number
  /** Forces what scans the vectors. */
  readonly path?: VectorPath
}

/** A ContentStore whose `version` is another after every `fill`, so that whatever was made of the vectors is made anew. */
export interface GrowingCatalog extends PackContentStore {
  /** Rows that have their vector. */
  readonly embedded: number
  /** Gives a row its vector: unit-length, `dim` numbers. The one before, if any, is replaced. RangeError outside. */
  fill(row: number, vector: Float32Array): void
}

/**
 * Until the scale of likeness can be measured: that of the museum of the demo, .531, of texts embedded by
 * all-MiniLM-L6-v2. A catalog of one kind of thing has a higher one, so its scores are a little too high till then.
 */
const PROVISIONAL_SEMANTIC_SCALE = 0.53
const HALF_VERSION_DIGITS = 8
const HEX = 16
/** No file, so no digest. */
const NO_SHA256 = '0'.repeat(64)

/** Opens `contents` without any vector. RangeError when `dim` is none that the index can search. */
export function createGrowingCatalog({ info, contents, modelId, dim, path }: GrowingParts): GrowingCatalog {
  const index = createUnfilledIndex(contents.length, dim, path === undefined ? {} : { path })
  const first: CatalogManifest = {
    schemaVersion: 1,
    version: versionOf(contents, 0),
    info,
    count: contents.length,
    dim,
    modelId,
    normalisers: { semantic: PROVISIONAL_SEMANTIC_SCALE, tag: measureTagScale(tagVectors(contents)) },
    files: {
      items: { path: ITEMS_FILE, bytes: 0, sha256: NO_SHA256 },
      vectors: { path: VECTORS_FILE, bytes: 0, sha256: NO_SHA256 },
    },
  }
  const texts = first.version.slice(0, HALF_VERSION_DIGITS)
  let manifest = first
  let embedded = 0
  let fills = 0

  return {
    ...createPackContentStore({ manifest: first, contents, index }),
    get manifest() {
      return manifest
    },
    get version() {
      return manifest.version
    },
    get embedded() {
      return embedded
    },
    fill(row, vector) {
      if (!index.has(row)) embedded++
      index.replace(row, vector)
      fills++
      manifest = { ...first, version: texts + hexOf(fills) }
    },
  }
}

/** 16 hex digits like any version; never that of a pack but by chance. */
function versionOf(contents: readonly Content[], fills: number): string {
  return hexOf(stableHash(JSON.stringify(contents.map(({ id }) => id)))) + hexOf(fills)
}

function hexOf(number: number): string {
  return number.toString(HEX).padStart(HALF_VERSION_DIGITS, '0')
}
