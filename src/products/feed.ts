/** The feed product: what runs, in this order. Stages hold the logic; this file holds none. Seed: mini recommendation system. */
import type { Product, ProductPipeline } from '../pipeline/product.ts'
import { ageFilter } from '../pipeline/filters/age-filter.ts'
import { blockedFilter } from '../pipeline/filters/blocked-filter.ts'
import { boostAdjustment } from '../pipeline/adjustments/boost-adjustment.ts'
import { decaySelector } from '../pipeline/selectors/decay-selector.ts'
import { embeddingScorer } from '../pipeline/scorers/embedding-scorer.ts'
import { excludedFilter } from '../pipeline/filters/excluded-filter.ts'
import { expiredFilter } from '../pipeline/filters/expired-filter.ts'
import { feedCreators } from '../pipeline/feed-creators.ts'
import { feedModels } from '../pipeline/feed-models.ts'
import { feedSpeech } from '../explain/feed-speech.ts'
import { feedWeights } from '../pipeline/feed-weights.ts'
import { graphSource } from '../pipeline/sources/graph-source.ts'
import { headScorer } from '../pipeline/scorers/head-scorer.ts'
import { hiddenFilter } from '../pipeline/filters/hidden-filter.ts'
import { inNetworkSource } from '../pipeline/sources/in-network-source.ts'
import { mutedWordsFilter } from '../pipeline/filters/muted-words-filter.ts'
import { outOfNetworkSource } from '../pipeline/sources/out-of-network-source.ts'
import { preferencesHydrator } from '../pipeline/query-hydrators/preferences-hydrator.ts'
import { recencyAdjustment } from '../pipeline/adjustments/recency-adjustment.ts'
import { recordServed } from '../pipeline/side-effects/record-served.ts'
import { rotationAdjustment } from '../pipeline/adjustments/rotation-adjustment.ts'
import { safetyAdjustment } from '../pipeline/adjustments/safety-adjustment.ts'
import { servedHydrator } from '../pipeline/query-hydrators/served-hydrator.ts'
import { sourceAdjustment } from '../pipeline/adjustments/source-adjustment.ts'
import { unpublishedFilter } from '../pipeline/filters/unpublished-filter.ts'
import { userSignalsHydrator } from '../pipeline/query-hydrators/user-signals-hydrator.ts'
import { viewedAdjustment } from '../pipeline/adjustments/viewed-adjustment.ts'
import { viewedFilter } from '../pipeline/filters/viewed-filter.ts'
import { whereFilter } from '../pipeline/filters/where-filter.ts'

/** Warm and cold alike: what is not known of a visitor is 0 in the features, and the ranker has learned from that. */
const pipeline: ProductPipeline = {
  sources: [inNetworkSource, graphSource, outOfNetworkSource],
  filters: [
    excludedFilter,
    hiddenFilter,
    viewedFilter,
    blockedFilter,
    unpublishedFilter,
    expiredFilter,
    ageFilter,
    mutedWordsFilter,
    whereFilter,
  ],
  scorers: [headScorer('engagement'), headScorer('follow'), embeddingScorer],
  adjustments: [
    sourceAdjustment,
    safetyAdjustment,
    recencyAdjustment,
    boostAdjustment,
    rotationAdjustment,
    viewedAdjustment,
  ],
  selector: decaySelector,
  weights: {},
}

export const feed: Product = {
  name: 'feed',
  queryHydrators: [userSignalsHydrator, preferencesHydrator, servedHydrator],
  warm: pipeline,
  cold: pipeline,
  sideEffects: [recordServed],
  models: feedModels,
  weigh: feedWeights,
  creators: feedCreators,
  speech: feedSpeech,
}
