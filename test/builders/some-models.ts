/** Model files with invented insides: a catalog carries names and bytes, and reads neither. */
import { withModels } from '../../src/catalog/with-models.ts'
import type { CatalogFiles, ModelBytes } from '../../src/ports/catalog-store.ts'
import { aPack, sha256 } from './a-pack.ts'

/** Bytes that compress to about their own length, as weights do; another seed gives others. */
export function aModel(path: string, seed = 1, length = 3_000): ModelBytes {
  let state = seed
  const next = (): number => (state = (state * 48_271) % 2_147_483_647)
  return { path, bytes: Uint8Array.from({ length }, () => next() & 255) }
}

/** Ascending by name. */
export function someModels(): readonly [ModelBytes, ModelBytes] {
  return [aModel('heavy-ranker.model', 1), aModel('item-tower.model', 2, 1_000)]
}

/** The files of a pack with these models. */
export async function aPackWithModels(models: readonly ModelBytes[] = someModels()): Promise<CatalogFiles> {
  return withModels((await aPack()).files, models, sha256)
}
