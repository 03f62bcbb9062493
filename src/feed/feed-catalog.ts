/** FeedCatalog: an open catalog as the feed sees it: items in columns, the graph, the models, what was made of them. */
import { type FeedGraph, openFeedGraph, topicGraph } from './feed-graph.ts'
import { type FeedItems, feedItemsOf } from './feed-items.ts'
import { type FeedModels, openFeedModels } from './feed-models.ts'
import { type ItemClusters, itemClusters } from './sim-clusters.ts'
import { itemTowerInputs, tagAxes } from './tower-inputs.ts'
import type { ContentStore } from '../ports/content-store.ts'
import { heuristicRanker } from './heuristic-ranker.ts'
import { itemsKey } from './items-key.ts'
import type { Ranker } from './ranker.ts'
import { SafetyScores } from './safety-scores.ts'

export interface FeedCatalog {
  readonly items: FeedItems
  readonly graph: FeedGraph
  readonly models: FeedModels
  /** The trained one, else the rule. */
  readonly ranker: Ranker
  readonly clusters: ItemClusters
  /** Directions of the tags, as the towers read them. */
  readonly axes: Float64Array
  readonly safety: SafetyScores
  /** What the item tower said of a row; undefined where it was not asked. */
  itemVectorAt(row: number): Float32Array | undefined
  /** What the item tower would read of a row. */
  itemInputsAt(row: number): Float64Array
}

const opened = new WeakMap<ContentStore, Map<string, FeedCatalog>>()

/** Opens once for a catalog and a set of models that are off; the same object then. Never throws. Cost: linear. */
export function feedCatalogOf(catalog: ContentStore, off: readonly string[] = []): FeedCatalog {
  const key = off.toSorted().join()
  const known = opened.get(catalog) ?? new Map<string, FeedCatalog>()
  const feed = known.get(key) ?? openFeedCatalog(catalog, off)
  known.set(key, feed)
  opened.set(catalog, known)
  return feed
}

function openFeedCatalog(catalog: ContentStore, off: readonly string[]): FeedCatalog {
  const items = feedItemsOf(catalog)
  const fit = { rows: catalog.size, dim: catalog.dim, itemsKey: itemsKey(items) }
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
