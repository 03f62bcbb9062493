/** Query: all that a request may know. Built once by the query hydrators; read-only for every stage after them. */
import type { Causes } from './causes.ts'
import type { ContentStore } from '../ports/content-store.ts'
import type { FusionWeights, RecConfig } from '../contracts/rec-config.ts'
import type { HeadWeights } from '../contracts/feed-config.ts'
import type { Preferences } from '../contracts/preferences.ts'
import type { RecommendOptions } from '../contracts/recommend-options.ts'
import type { ColdBecause, Strategy, WeightOrigin } from '../contracts/recommendation.ts'
import type { ServedEntry } from '../ports/served-log.ts'
import type { UserSignals } from '../contracts/user-signals.ts'
import type { VenueMap } from './venue-map.ts'

export type WeightKey = keyof FusionWeights | keyof HeadWeights

/** A weight and where it came from. */
export interface ResolvedWeight {
  readonly value: number
  readonly from: WeightOrigin
}

export type Weights = Readonly<Record<WeightKey, ResolvedWeight>>

/** An item that an earlier page of the same list returned: later picks must differ from it too. */
export interface PickedItem {
  readonly contentId: string
  readonly row: number
}

export interface Query {
  /** The same object through all rounds of a request: what a stage works out once, it may keep under this. */
  readonly request: object
  readonly userId: string
  readonly options: RecommendOptions
  /** Items asked for. */
  readonly count: number
  readonly strategy: Strategy
  readonly coldBecause?: ColdBecause
  readonly signals: UserSignals
  /** The past contents behind the signals. */
  readonly causes: Causes
  readonly preferences: Preferences
  /** What was served lately, ascending by time; empty unless `rotation` > 0. */
  readonly served: readonly ServedEntry[]
  readonly catalog: ContentStore
  readonly venue: VenueMap
  readonly config: RecConfig
  readonly weights: Weights
  /** Epoch ms. */
  readonly now: number
  /** Decides ties, nothing else. */
  readonly seed: number
  /** Ids that the caller or an earlier page excludes. */
  readonly excluded: ReadonlySet<string>
  readonly earlier: readonly PickedItem[]
  /** One byte a row: rows that a source may propose. Absent: all. */
  readonly allowed?: Uint8Array
}
