/** FeedModels: what of a catalog's models can be used, and what stands in for the rest, by name and reason. */
import type { HeavyRanker } from '../models/heavy-ranker.ts'
import type { ItemVectors } from '../models/item-vectors.ts'
import type { ModelFile } from '../models/model-file.ts'
import type { ModelUse } from '../contracts/recommendation.ts'
import type { SafetyModel } from '../models/safety-model.ts'
import type { Tower } from '../models/tower.ts'

/** Each is optional. `toxicity-text` reads a content's own vector, the other two safety models how its text looks. */
export interface FeedModels {
  readonly ranker?: HeavyRanker
  readonly visitorTower?: Tower
  /** Rows are the catalog's. */
  readonly itemVectors?: ItemVectors
  readonly graph?: ModelFile
  readonly nsfw?: SafetyModel
  readonly toxicity?: SafetyModel
  readonly toxicityText?: SafetyModel
  /** One entry a kind, in the order of FEED_MODELS. */
  readonly uses: readonly ModelUse[]
}
