/** What is to be said of how a list came about. */
import type { Diagnostics } from '../contracts/recommendation.ts'
import type { MixerResult } from '../pipeline/mixer-pipeline.ts'
import type { Product } from '../pipeline/product.ts'
import type { Query } from '../pipeline/query.ts'

export function diagnosticsOf(query: Query, product: Product, result: MixerResult): Diagnostics {
  const sources: Record<string, number> = {}
  for (const { generatedBy } of result.selected) sources[generatedBy] = (sources[generatedBy] ?? 0) + 1
  const { shortBecause } = result
  return {
    product: product.name,
    catalogVersion: query.catalog.version,
    catalogSize: query.catalog.size,
    asked: query.count,
    ...(shortBecause && result.selected.length === 0 ? { emptyBecause: shortBecause } : {}),
    ...(shortBecause ? { shortBecause } : {}),
    ...(query.coldBecause ? { coldBecause: query.coldBecause } : {}),
    positives: Object.keys(query.signals.positives).length,
    negatives: Object.keys(query.signals.negatives).length,
    sources,
    weights: weightsOf(query, product),
    degraded: result.degraded,
    ...(product.models ? { models: product.models(query) } : {}),
  }
}

/** Those that some scorer of the product is weighted by, whatever the strategy. */
function weightsOf({ weights }: Query, { warm, cold }: Product): Diagnostics['weights'] {
  const names = new Set([...warm.scorers, ...cold.scorers].map(({ name }) => name))
  return Object.fromEntries([...names].map((name) => [name, weights[name]]))
}
