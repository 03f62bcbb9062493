/** Opens a catalog for the feed, once. */
import { openFeedGraph, topicGraph } from './feed-graph.ts'
import { feedItemsOf } from './feed-items.ts'
import { FEED_MODELS, openFeedModels } from './open-feed-models.ts'
import { itemClusters } from './sim-clusters.ts'
import { itemTowerInputs, tagAxes } from './tower-inputs.ts'
import type { ContentStore } from '../ports/content-store.ts'
import { heuristicRanker } from './heuristic-ranker.ts'
import { itemsKey } from './items-key.ts'
import type { FeedCatalog } from './feed-catalog.ts'
import { SafetyScores } from './safety-scores.ts'

const opened = new WeakMap<ContentStore, Map<string, FeedCatalog>>()

/** Opens once for a catalog and a set of models that are off; the same object then. Never throws. Cost: linear. */
export function feedCatalogOf(catalog: ContentStore, off: readonly string[] = []): FeedCatalog {
  const key = FEED_MODELS.filter((kind) => off.includes(kind)).join()
  const known = opened.get(catalog) ?? new Map<string, FeedCatalog>()
  const feed = known.get(key) ?? openFeedCatalog(catalog, off)
  known.set(key, feed)
  opened.set(catalog, known)
  return feed
}

function openFeedCatalog(catalog: ContentStore, off: readonly string[]): FeedCatalog {
  const items = feedItemsOf(catalog)
  const { modelId } = catalog.manifest
  const fit = { rows: catalog.size, dim: catalog.dim, modelId, itemsKey: itemsKey(items) }
  const models = openFeedModels(catalog.models, fit, off)
  const graph = models.graph ? openFeedGraph(models.graph, items) : topicGraph(items)
  const axes = tagAxes(items.tagKeys)
  const inputs: (Float64Array | undefined)[] = []
  return {
    items,
    graph,
    models,
    ranker: models.ranker ?? heuristicRanker(),
    clusters: itemClusters(items),
    axes,
    safety: new SafetyScores(catalog, models),
    itemVectorAt: (row) => models.itemVectors?.vectorAt(row),
    itemInputsAt: (row) => (inputs[row] ??= itemTowerInputs(items, graph, row, axes)),
  }
}
