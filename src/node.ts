/** Node entry: the same engine over the same catalog folder, with no browser and no server. */
import type { BanditPart } from './workers/bandit.ts'
import { createMiniSearchIndex } from './adapters/minisearch/minisearch-index.ts'
import { createMemoryStores } from './adapters/memory/memory-stores.ts'
import { Engine } from './engine/engine.ts'
import type { FeaturesPart } from './workers/features.ts'
import { feed } from './products/feed.ts'
import { gallery } from './products/gallery.ts'
import { openCatalog } from './catalog/open-catalog.ts'
import type { Product } from './pipeline/product.ts'
import { randomUUID } from 'node:crypto'
import { readCatalogFolder } from './adapters/node/read-catalog-folder.ts'
import { readConfig } from './contracts/read-config.ts'
import type { RecommendOptions } from './contracts/recommend-options.ts'
import { sha256Hex } from './adapters/node/sha256.ts'

export { Engine } from './engine/engine.ts'
export { DocentError, type ErrorCode } from './base/docent-error.ts'
export type { Recommendation } from './contracts/recommendation.ts'
export type { RecommendOptions } from './contracts/recommend-options.ts'
export type { RecConfigInput } from './contracts/rec-config.ts'

export interface NodeDocentOptions {
  /** Folder of a built catalog: manifest.json, items.ndjson, vectors.bin. */
  readonly catalog: string
  /** The first is the default; the gallery, then the feed when none is given. */
  readonly products?: readonly [Product, ...Product[]]
  /** RecConfigInput; whatever else is refused with `config-invalid`, which names every fault. */
  readonly config?: unknown
  /** Profile features, `museumFeatures` of docent/features say; without them none are computed. */
  readonly features?: FeaturesPart
  /** Places for exploration, `linUcb()` of docent/bandit say; without it lists try nothing. */
  readonly bandit?: BanditPart
  readonly scenarios?: Readonly<Record<string, RecommendOptions>>
  /** Decides ties. Default 0. */
  readonly seed?: number
  readonly locale?: string
}

/**
 * Opens a catalog folder, verified against its manifest, with stores in memory; many profiles side by side. Errors:
 * `catalog-missing`, `catalog-not-a-catalog`, `catalog-corrupt` and the other catalog codes, `config-invalid`.
 */
export async function openEngine(options: NodeDocentOptions): Promise<Engine> {
  const config = readConfig(options.config)
  const catalog = await openCatalog(await readCatalogFolder(options.catalog), { sha256: sha256Hex })
  return new Engine(
    {
      config,
      products: options.products ?? [gallery, feed],
      scenarios: options.scenarios ?? {},
      ...createMemoryStores({ ttlSeconds: config.config.ttlSeconds }),
      features: options.features?.open({}),
      explorer: options.bandit?.open({}),
      indexOfWords: (contents) => createMiniSearchIndex(contents),
      clock: { now: () => Date.now() },
      stopwatch: () => performance.now(),
      newId: () => randomUUID(),
      seed: options.seed ?? 0,
      locale: options.locale ?? 'en',
    },
    catalog,
  )
}
