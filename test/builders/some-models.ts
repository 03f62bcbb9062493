/** Model files, and a pack that has them. */
import { withModels } from '../../src/catalog/with-models.ts'
import type { CatalogFiles, ModelBytes } from '../../src/ports/catalog-store.ts'
import { aModel } from './a-model.ts'
import { aPack, sha256 } from './a-pack.ts'

/** Ascending by name. */
export function someModels(): readonly [ModelBytes, ModelBytes] {
  return [aModel('heavy-ranker.model', 1), aModel('item-tower.model', 2, 1_000)]
}

/** The files of a pack with these models. */
export async function aPackWithModels(models: readonly ModelBytes[] = someModels()): Promise<CatalogFiles> {
  return withModels((await aPack()).files, models, sha256)
}
