/** FeedCatalog: an open catalog as the feed sees it: items in columns, the graph, the models, what was made of them. */
import type { FeedGraph } from './feed-graph.ts'
import type { FeedItems } from './feed-items.ts'
import type { FeedModels } from './feed-models.ts'
import type { ItemClusters } from './sim-clusters.ts'
import type { Ranker } from './ranker.ts'
import type { SafetyScores } from './safety-scores.ts'

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
