/** Recommendation: the list a recommend call returns. */
import type { ScoredCandidate } from './candidate.ts'
import type { Trace } from './trace.ts'

export type Strategy = 'warm' | 'cold'

/** Why a list is empty or shorter than asked. */
export type ShortBecause = 'catalog-empty' | 'filtered-out' | 'min-score' | 'catalog-exhausted'

/** Why a list is cold: nothing positive yet, another profile than the active one, or likes and dislikes that cancel. */
export type ColdBecause = 'no-positives' | 'taste-cancelled' | 'other-profile'

/** Where a weight came from. */
export type WeightOrigin = 'default' | 'product' | 'config' | 'near' | 'request' | 'model'

/** Whether a trained model took part, and if not why: what stood in for it is named by the product's rules. */
export interface ModelUse {
  readonly kind: string
  readonly state: 'trained' | 'fallback' | 'off'
  readonly because?: string
}

export interface Diagnostics {
  readonly product: string
  readonly catalogVersion: string
  /** Items of the catalog. */
  readonly catalogSize: number
  /** Items asked for. */
  readonly asked: number
  readonly emptyBecause?: ShortBecause
  readonly shortBecause?: ShortBecause
  readonly coldBecause?: ColdBecause
  readonly positives: number
  readonly negatives: number
  /** How many of the list each source proposed. */
  readonly sources: Readonly<Record<string, number>>
  readonly weights: Readonly<Record<string, { readonly value: number; readonly from: WeightOrigin }>>
  /** Stages that failed and were left out. */
  readonly degraded: readonly string[]
  /** The models of the product, where it has any. */
  readonly models?: readonly ModelUse[]
  /** The arm of each experiment that took part, by its id; absent where none runs. */
  readonly experiments?: Readonly<Record<string, string>>
}

export interface Recommendation {
  readonly recommId: string
  readonly userId: string
  readonly strategy: Strategy
  readonly items: readonly ScoredCandidate[]
  readonly diagnostics: Diagnostics
  readonly trace?: Trace
}
