/** Product: what a recommend call runs, in this order. Lists, not functions. */
import type { Adjustment, Filter, Scorer, Selector, Source } from './stage.ts'
import type { QueryHydrator, SideEffect } from './visit.ts'
import type { CreatorView } from '../contracts/host-replies.ts'
import type { FusionWeights } from '../contracts/rec-config.ts'
import type { ModelUse } from '../contracts/recommendation.ts'
import type { Query, Weights } from './query.ts'
import type { Speech } from '../explain/speech.ts'

/** What runs for one strategy. */
export interface ProductPipeline {
  readonly sources: readonly Source[]
  /** Cheapest first. */
  readonly filters: readonly Filter[]
  readonly scorers: readonly Scorer[]
  readonly adjustments: readonly Adjustment[]
  readonly selector: Selector
  /** False: the sources propose all there is to choose from, and a short list stays short. */
  readonly fillUp?: false
  /** The product's own weights by name; what is not named keeps the library's default. */
  readonly weights: Partial<FusionWeights>
}

export interface Product {
  readonly name: string
  readonly queryHydrators: readonly QueryHydrator[]
  readonly warm: ProductPipeline
  readonly cold: ProductPipeline
  readonly sideEffects: readonly SideEffect[]
  /** The models that the product ranks by, and whether each took part. */
  readonly models?: (query: Query) => readonly ModelUse[]
  /** Weights that only a request can know, in place of those resolved. */
  readonly weigh?: (query: Query) => Weights
  /** Creators that a visitor may follow, the most fitting first, those followed before them. */
  readonly creators?: (query: Query) => readonly CreatorView[]
  /** How reasons are put in words; what a visit's looks say when absent. */
  readonly speech?: Speech
}
