/** The gallery product: what runs, in this order. Stages hold the logic; this file holds none. */
import type { Product } from '../pipeline/product.ts'
import { boostAdjustment } from '../pipeline/adjustments/boost-adjustment.ts'
import { excludedFilter } from '../pipeline/filters/excluded-filter.ts'
import { expiredFilter } from '../pipeline/filters/expired-filter.ts'
import { freshSource } from '../pipeline/sources/fresh-source.ts'
import { freshnessScorer } from '../pipeline/scorers/freshness-scorer.ts'
import { geoScorer } from '../pipeline/scorers/geo-scorer.ts'
import { geoSource } from '../pipeline/sources/geo-source.ts'
import { hiddenFilter } from '../pipeline/filters/hidden-filter.ts'
import { interestScorer } from '../pipeline/scorers/interest-scorer.ts'
import { interestSource } from '../pipeline/sources/interest-source.ts'
import { likenessOfMeaning, likenessOfTagsAndRoom } from '../pipeline/selectors/likeness.ts'
import { mmrSelector } from '../pipeline/selectors/mmr-selector.ts'
import { popularityScorer } from '../pipeline/scorers/popularity-scorer.ts'
import { popularitySource } from '../pipeline/sources/popularity-source.ts'
import { preferencesHydrator } from '../pipeline/query-hydrators/preferences-hydrator.ts'
import { priorScorer } from '../pipeline/scorers/prior-scorer.ts'
import { recordServed } from '../pipeline/side-effects/record-served.ts'
import { rotationAdjustment } from '../pipeline/adjustments/rotation-adjustment.ts'
import { searchScorer } from '../pipeline/scorers/search-scorer.ts'
import { searchSource } from '../pipeline/sources/search-source.ts'
import { semanticScorer } from '../pipeline/scorers/semantic-scorer.ts'
import { semanticSource } from '../pipeline/sources/semantic-source.ts'
import { servedHydrator } from '../pipeline/query-hydrators/served-hydrator.ts'
import { tagScorer } from '../pipeline/scorers/tag-scorer.ts'
import { tagSource } from '../pipeline/sources/tag-source.ts'
import { unembeddedFilter } from '../pipeline/filters/unembedded-filter.ts'
import { userSignalsHydrator } from '../pipeline/query-hydrators/user-signals-hydrator.ts'
import { viewedAdjustment } from '../pipeline/adjustments/viewed-adjustment.ts'
import { viewedFilter } from '../pipeline/filters/viewed-filter.ts'
import { whereFilter } from '../pipeline/filters/where-filter.ts'

const filters = [excludedFilter, unembeddedFilter, hiddenFilter, viewedFilter, expiredFilter, whereFilter] // cheapest first
const adjustments = [boostAdjustment, rotationAdjustment, viewedAdjustment]

export const gallery: Product = {
  name: 'gallery',
  queryHydrators: [userSignalsHydrator, preferencesHydrator, servedHydrator],
  warm: {
    sources: [semanticSource, tagSource, interestSource, searchSource, geoSource, popularitySource],
    filters,
    scorers: [semanticScorer, tagScorer, interestScorer, searchScorer, geoScorer, popularityScorer, priorScorer],
    adjustments,
    selector: mmrSelector('mmr', likenessOfMeaning),
    weights: { popularity: 0.05 },
  },
  cold: {
    sources: [interestSource, searchSource, geoSource, popularitySource, freshSource],
    filters,
    scorers: [interestScorer, searchScorer, popularityScorer, freshnessScorer, geoScorer, priorScorer],
    adjustments,
    selector: mmrSelector('spread', likenessOfTagsAndRoom),
    weights: {},
  },
  sideEffects: [recordServed],
}
