/** What a request reads of the visitor before it is ranked, and writes after: the only stages that wait for a store. */
import type { Preferences } from '../contracts/preferences.ts'
import type { RecommendOptions } from '../contracts/recommend-options.ts'
import type { ServedEntry } from '../ports/served-log.ts'
import type { UserSignals } from '../contracts/user-signals.ts'

/** The visitor's stores as a request sees them. */
export interface VisitStores {
  signals(userId: string, now: number): Promise<UserSignals>
  preferences(userId: string): Promise<Preferences>
  served(userId: string): Promise<readonly ServedEntry[]>
  recordServed(entry: ServedEntry): Promise<void>
}

/** What a request knows before ranking. */
export interface VisitDraft {
  readonly userId: string
  readonly options: RecommendOptions
  readonly now: number
}

/** What the hydrators add; what none adds keeps its empty value. */
export interface VisitFacts {
  readonly signals?: UserSignals
  readonly preferences?: Preferences
  readonly served?: readonly ServedEntry[]
}

export interface QueryHydrator {
  readonly name: string
  hydrate(draft: VisitDraft, stores: VisitStores): Promise<VisitFacts>
}

export interface SideEffect {
  readonly name: string
  run(entry: ServedEntry, stores: VisitStores): Promise<void>
}
