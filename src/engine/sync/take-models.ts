/** Takes the model files of a release: those that the device has are not fetched again. */
import type { CatalogRequest } from './catalog-request.ts'
import { fetchRaw } from './fetch-raw.ts'
import type { ModelBytes } from '../../ports/catalog-store.ts'
import { modelObject } from '../../release/release-manifest.ts'
import type { Sha256 } from '../../catalog/manifest-file.ts'

export interface TakenModels {
  /** Every model file of the release, in its order; each by its digest still to be checked (`assembleCatalog`). */
  readonly models: readonly ModelBytes[]
  /** Of them, those that the device had not. */
  readonly fetched: number
}

/**
 * [SY61] The device's own bytes wherever the digest is the one that the release names, under whatever name; only the
 * others are fetched, one after the other. Errors of `fetchRaw`; a device that cannot be read has none.
 */
export async function takeModels(request: Pick<CatalogRequest, 'release' | 'source' | 'parts'>): Promise<TakenModels> {
  const { release, parts } = request
  if (release.models === undefined) return { models: [], fetched: 0 }
  const stored = await parts.catalogs.load()
  const held = await byDigest(stored?.files.models ?? [], parts.tools.sha256)
  const missing = release.models.filter(({ sha256 }) => !held.has(sha256))
  const totalBytes = missing.reduce((sum, { bytes }) => sum + bytes, 0)
  let before = 0
  for (const model of missing) {
    const tell = (length: number): void => parts.tell({ path: 'models', loadedBytes: before + length, totalBytes })
    held.set(model.sha256, await fetchRaw(modelObject(model), model.path, request, tell))
    before += model.bytes
  }
  const models = release.models.flatMap(({ path, sha256 }) => {
    const bytes = held.get(sha256)
    return bytes ? [{ path, bytes }] : []
  })
  return { models, fetched: missing.length }
}

async function byDigest(models: readonly ModelBytes[], sha256: Sha256): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  return new Map(await Promise.all(models.map(async ({ bytes }) => [await sha256(bytes), bytes] as const)))
}
