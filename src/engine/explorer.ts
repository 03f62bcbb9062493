/** Explorer: what the engine asks of a bandit. Nothing of one is bundled where none is given. */
import type { ExplorationView } from '../contracts/exploration-view.ts'
import type { FeatureView } from '../contracts/feature-view.ts'
import type { FeatureStore } from '../ports/feature-store.ts'
import type { OwnedStates } from '../contracts/profile-export.ts'
import type { Product } from '../pipeline/product.ts'
import type { SelectedItem } from '../pipeline/stage.ts'
import type { UserSignals } from '../contracts/user-signals.ts'

export interface ExplorerNeeds {
  /** Holds what is learnt of a visitor, for as long as it holds the visitor. */
  readonly featureStore: FeatureStore
  /** Holds what visits taught, beyond the visitor. Absent: nothing is carried over. */
  readonly venueStore?: FeatureStore
}

/** Makes an explorer over stores. */
export type OpenExplorer = (needs: ExplorerNeeds) => Explorer

/** Gives a list's product places for exploration, by what was known when the list was asked for. Pure. */
export type ListExploration = (product: Product) => Product

/** One served list, as far as exploration is concerned. */
export interface ExploredList {
  readonly userId: string
  readonly recommId: string
  /** Epoch ms. */
  readonly at: number
  readonly selected: readonly SelectedItem[]
}

export interface Explorer {
  /** [AM1] Whether lists of this product explore. The others cost nothing. */
  explores(product: Product): boolean
  /** [BD24] Learns what is due, then lends itself to a list; undefined where it must not: `view` says why. Never rejects. */
  forList(
    userId: string,
    signals: UserSignals,
    now: number,
    profile?: readonly FeatureView[],
  ): Promise<ListExploration | undefined>
  /** [BD24] Notes what slots chose, with its odds. Errors: `storage-failed`. */
  served(list: ExploredList): Promise<void>
  /** [BD24] Learns from what the visitor did since. Errors: `storage-failed`. */
  learn(userId: string, signals: UserSignals, now: number): Promise<void>
  /** [BD25] Adds what the visit taught to the venue's state and forgets the visit. Errors: `storage-failed`. */
  endVisit(userId: string, signals: UserSignals, now: number): Promise<void>
  /** Forgets what is held in memory: the stores were changed. */
  invalidate(userId: string): void
  /** What was learnt of a visitor and tried, for a profile that is taken along; undefined for nothing. Errors: `storage-failed`. */
  carryOut(userId: string): Promise<OwnedStates | undefined>
  /** Whether `carryIn` could keep this. Errors: `bandit-state-newer`, `bandit-state-invalid`, `bandit-propensity-invalid`. */
  checkCarried(states: OwnedStates): void
  /** Keeps what was carried out elsewhere, migrated when it is read. Errors: `storage-failed`. */
  carryIn(userId: string, states: OwnedStates): Promise<void>
  /** Erases all that is kept of a visitor; the venue's state is nobody's. Errors: `storage-failed`. */
  erase(userId: string): Promise<void>
  view(userId: string, now: number): Promise<ExplorationView>
}
