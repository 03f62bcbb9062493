/** An open catalog in memory; what is left out gets a plain value. */
import type { CatalogManifest } from '../../src/contracts/catalog-manifest.ts'
import { aContent } from './a-content.ts'
import type { Content } from '../../src/contracts/content.ts'
import type { ContentStore } from '../../src/ports/content-store.ts'
import { createMemoryContentStore } from '../../src/adapters/memory/memory-content-store.ts'
import { seededRandom, stableHash } from '../../src/base/random.ts'

export interface CatalogParts {
  /** Default: contents '1', '2' and '3' without tags. */
  readonly contents?: readonly Content[]
  /** Vectors by content id, of any length but 0: they are made unit-length. Those left out follow from the id. */
  readonly vectors?: Readonly<Record<string, readonly number[]>>
  readonly manifest?: Partial<CatalogManifest>
}

/** Numbers in a vector when no vector is given: a multiple of 16, as the SIMD kernel wants it. */
const DIM = 16

export function aCatalog({ contents = someContents(), vectors = {}, manifest = {} }: CatalogParts = {}): ContentStore {
  const dim = manifest.dim ?? Object.values(vectors)[0]?.length ?? DIM
  const byId = contents.map(({ id }): [string, Float32Array] => [
    id,
    Object.hasOwn(vectors, id) ? aUnitVector(vectors[id] ?? []) : vectorFromId(id, dim),
  ])
  return createMemoryContentStore({ contents, vectors: new Map(byId), manifest: { dim, ...manifest } })
}

/** The numbers as a float32 vector of length 1. */
export function aUnitVector(numbers: readonly number[]): Float32Array {
  const norm = Math.hypot(...numbers)
  return Float32Array.from(numbers, (x) => x / norm)
}

/** A direction that depends on the id alone. */
export function vectorFromId(id: string, dim: number = DIM): Float32Array {
  const random = seededRandom(stableHash(id))
  return aUnitVector(Array.from({ length: dim }, () => random() - 0.5))
}

function someContents(): readonly Content[] {
  return ['1', '2', '3'].map((id) => aContent({ id }))
}
