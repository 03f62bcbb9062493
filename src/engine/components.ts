/** Components: everything the engine is wired from. One composition root an environment makes one. Seed: composition. */
import type { Clock } from '../base/clock.ts'
import type { ConfigWithOrigin } from '../contracts/read-config.ts'
import type { Content } from '../contracts/content.ts'
import type { EventBuffer } from '../ports/event-buffer.ts'
import type { Explorer } from './explorer.ts'
import type { OpenFeatures } from './feature-keeper.ts'
import type { LexicalIndex } from '../ports/lexical-index.ts'
import type { PreferencesStore } from '../ports/preferences-store.ts'
import type { Product } from '../pipeline/product.ts'
import type { RecommendOptions } from '../contracts/recommend-options.ts'
import type { ServedLog } from '../ports/served-log.ts'
import type { Stopwatch } from '../pipeline/trace-recorder.ts'
import type { UserModelStore } from '../ports/user-model-store.ts'

export interface Components {
  readonly config: ConfigWithOrigin
  readonly products: readonly [Product, ...Product[]]
  /** Named placements: options that a recommend call takes over by name. */
  readonly scenarios: Readonly<Record<string, RecommendOptions>>
  readonly eventBuffer: EventBuffer
  readonly modelStore: UserModelStore
  readonly preferencesStore: PreferencesStore
  readonly servedLog: ServedLog
  /** Computes profile features; without it none are kept. */
  readonly features?: OpenFeatures | undefined
  /** Gives lists places for exploration; without it there are none. */
  readonly explorer?: Explorer | undefined
  /** Makes the index that search by words reads the catalog into, when it is first asked for. */
  readonly indexOfWords: (contents: Iterable<Content>) => LexicalIndex
  readonly clock: Clock
  readonly stopwatch: Stopwatch
  /** A new unique id. */
  newId(): string
  readonly seed: number
  readonly locale: string
  /** The one profile that is kept; undefined keeps any. */
  readonly onlyUserId?: string
}
