/** FeatureKeeper: what the engine asks of profile features, so that a vault without them bundles none of their code. */
import type { FeaturesOptions, FeaturesView } from '../contracts/feature-view.ts'
import type { Clock } from '../base/clock.ts'
import type { ContentStore } from '../ports/content-store.ts'
import type { InteractionEvent } from '../contracts/interaction-event.ts'
import type { OwnedStates } from '../contracts/profile-export.ts'
import type { RecConfig } from '../contracts/rec-config.ts'
import type { ServedEntry } from '../ports/served-log.ts'

/** What the engine lends: the open catalog, and what the stores hold of a visitor. */
export interface FeatureNeeds {
  readonly catalog: ContentStore
  readonly config: RecConfig
  readonly clock: Clock
  /** Every event held, in any order. */
  events(userId: string): Promise<readonly InteractionEvent[]>
  served(userId: string): Promise<readonly ServedEntry[]>
}

export type OpenFeatures = (needs: FeatureNeeds) => FeatureKeeper

export interface FeatureKeeper {
  /** Takes in what was served; what is known already is passed over. Errors: `storage-failed`. */
  noteServed(entry: ServedEntry): Promise<void>
  /** Takes in events of one visitor; what is known already is passed over. Errors: `storage-failed`. */
  noteEvents(userId: string, events: readonly InteractionEvent[]): Promise<void>
  /** Every feature. `stranger`: one of whom nothing is kept. Errors: `options-invalid`, `storage-failed`. */
  read(userId: string, options?: FeaturesOptions, stranger?: boolean): Promise<FeaturesView>
  /** Counts again from the stores: an event was taken back. Errors: `storage-failed`. */
  recount(userId: string): Promise<void>
  /** Forgets what is held in memory; another tab changed the stores. */
  invalidate(userId: string): void
  /** What is kept of a visitor, for a profile that is taken along; undefined where it is nothing. Errors: `storage-failed`. */
  carryOut(userId: string): Promise<OwnedStates | undefined>
  /** Keeps what was carried out elsewhere; what it cannot read is counted again. Errors: `storage-failed`. */
  carryIn(userId: string, states: OwnedStates): Promise<void>
  /** Erases what is kept; gives how many values went. Errors: `storage-failed`. */
  erase(userId: string): Promise<number>
}
