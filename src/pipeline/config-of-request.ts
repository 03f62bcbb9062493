/** The config of one request: what its options say of the feed, over the caller's config. */
import type { RecConfig } from '../contracts/rec-config.ts'
import type { RecommendOptions } from '../contracts/recommend-options.ts'

/** [FD2] The same object where the options say nothing. Weights of heads come by `resolveWeights`, which says whence. */
export function configOfRequest(config: RecConfig, { feed: own }: RecommendOptions): RecConfig {
  if (!own) return config
  const { modelsOff = config.feed.modelsOff, fusion = config.feed.fusion } = own
  return { ...config, feed: { ...config.feed, modelsOff, fusion } }
}
