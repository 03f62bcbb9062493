/** Which weight counts: the request's own and `near` over the caller's config over the product over the library's defaults; each says whence. */
import type { ConfigWithOrigin } from '../contracts/read-config.ts'
import type { Product } from './product.ts'
import type { RecommendOptions } from '../contracts/recommend-options.ts'
import type { ResolvedWeight, WeightKey, Weights } from './query.ts'
import type { Strategy } from '../contracts/recommendation.ts'

/** [FU2] The weights of one request. A weight of 0 means 0: its scorer and its source take no part. */
export function resolveWeights(
  { config, given }: ConfigWithOrigin,
  product: Product,
  strategy: Strategy,
  options: RecommendOptions,
): Weights {
  const { headWeights } = config.feed
  const effective = { ...(strategy === 'warm' ? config.fusionWeights : config.coldWeights), ...headWeights }
  const named: Partial<Record<WeightKey, number | undefined>> = {
    ...(strategy === 'warm' ? given.fusionWeights : given.coldWeights),
    ...given.feed?.headWeights,
  }
  const own: Partial<Record<WeightKey, number>> = product[strategy].weights
  const asked: Partial<Record<WeightKey, number | undefined>> = options.feed?.headWeights ?? {}
  const resolve = (key: WeightKey): ResolvedWeight => {
    const wanted = asked[key]
    if (wanted !== undefined) return { value: wanted, from: 'request' }
    if (key === 'geo' && options.near && config.nearWeight > 0) return { value: config.nearWeight, from: 'near' }
    if (named[key] !== undefined) return { value: effective[key], from: 'config' }
    const byProduct = own[key]
    if (byProduct !== undefined) return { value: byProduct, from: 'product' }
    return { value: effective[key], from: 'default' }
  }
  return {
    semantic: resolve('semantic'),
    tag: resolve('tag'),
    geo: resolve('geo'),
    popularity: resolve('popularity'),
    freshness: resolve('freshness'),
    interest: resolve('interest'),
    prior: resolve('prior'),
    search: resolve('search'),
    engagement: resolve('engagement'),
    follow: resolve('follow'),
    embedding: resolve('embedding'),
  }
}
