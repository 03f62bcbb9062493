/** The items of a data set as an open catalog, so that training reads them through the very code that a device runs. */
import { sha256Hex } from '../../adapters/node/sha256.ts'
import { seededRandom, stableHash } from '../../base/random.ts'
import { buildPack } from '../../catalog/build-pack.ts'
import { createPackContentStore } from '../../catalog/pack-content-store.ts'
import type { Content } from '../../contracts/content.ts'
import type { CatalogModel, ContentStore } from '../../ports/content-store.ts'
import { createVectorIndex } from '../../vector/vector-index.ts'
import type { DatasetItem } from '../dataset/dataset.ts'
import { isTrained } from './model-files.ts'

/** The smallest that a vector index takes. The feed reads tags, not these. */
const DIM = 16
const AXIS_SEED = 16

/** What the safety models said of an item when it was published, each in [0, 1]. */
export interface PublishedSafety {
  readonly nsfw?: number
  readonly toxicity?: number
}

/**
 * A store in memory: rows ascending by id, as in any catalog; no titles and no texts, for the data set has none; a vector
 * is the direction of the item's tags. `safetyOf` gives an item its safety scores. Cost: linear.
 */
export async function datasetCatalog(
  items: readonly DatasetItem[],
  safetyOf: (item: DatasetItem) => PublishedSafety | undefined = () => undefined,
): Promise<ContentStore> {
  const contents = items.map((item) => contentOf(item, safetyOf(item))).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const vectors = new Map(items.map(({ id, tags }) => [id, directionOf(tags)]))
  const { manifest } = await buildPack(
    {
      info: { catalogId: 'dataset', title: 'Data set', lang: 'en', simulated: [], priors: [] },
      contents,
      vectors,
      dim: DIM,
      modelId: 'tags',
    },
    sha256Hex,
  )
  const matrix = new Float32Array(contents.length * DIM)
  contents.forEach(({ id }, row) => matrix.set(vectors.get(id) ?? [], row * DIM))
  return createPackContentStore({ manifest, contents, index: createVectorIndex(matrix, DIM) })
}

/** The same catalog with these models in place of those that a training makes; the old store stays as it is. */
export function withCatalogModels(catalog: ContentStore, models: readonly CatalogModel[]): ContentStore {
  return { ...catalog, models: [...catalog.models.filter(({ path }) => !isTrained(path)), ...models] }
}

function contentOf(item: DatasetItem, safety: PublishedSafety | undefined): Content {
  return {
    id: item.id,
    contentType: 'text_item',
    title: item.id,
    text: '',
    tags: item.tags.map((key) => tagOf(key)),
    wordCount: item.wordCount,
    hasImage: item.hasMedia,
    publishedAt: item.createdAt,
    ...(item.creatorId === undefined ? {} : { curator: item.creatorId }),
    ...(item.quality === undefined ? {} : { quality: item.quality }),
    ...(safety === undefined ? {} : { safety }),
  }
}

function tagOf(key: string): Content['tags'][number] {
  const colon = key.indexOf(':')
  return { facet: key.slice(0, colon), label: key.slice(colon + 1), weight: 1 }
}

/** Unit-length sum of a direction a tag; the first axis for an item without tags. */
function directionOf(tags: readonly string[]): Float32Array {
  const sum = new Float64Array(DIM)
  for (const tag of tags) {
    const random = seededRandom(stableHash(tag, AXIS_SEED))
    for (let axis = 0; axis < DIM; axis++) sum[axis] = (sum[axis] ?? 0) + random() - 0.5
  }
  const norm = Math.hypot(...sum)
  return norm === 0
    ? Float32Array.from({ length: DIM }, (_, axis) => Number(axis === 0))
    : Float32Array.from(sum, (x) => x / norm)
}
