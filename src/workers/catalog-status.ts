/** What a vault says of the catalog that is open. */
import type { CatalogStatus } from '../contracts/host-replies.ts'
import type { PackContentStore } from '../catalog/pack-content-store.ts'
import type { VectorsIn } from '../ports/catalog-store.ts'

/** The status of `store`; `vectorsIn` where this device keeps it. [CT12] Names the models that were refused. */
export function catalogStatus(
  { manifest, size, version, dim, models }: PackContentStore,
  from: CatalogStatus['from'],
  vectorsIn?: VectorsIn,
): CatalogStatus {
  const { catalogId, title, simulated } = manifest.info
  const refusedModels = models.filter((model) => 'refused' in model)
  return {
    catalogId,
    title,
    version,
    count: size,
    dim,
    modelId: manifest.modelId,
    simulated,
    from,
    ...(vectorsIn && { vectorsIn }),
    ...(refusedModels.length > 0 && { refusedModels }),
  }
}
