/** What the feed page shows, and how the visitor has set it. */
import type { CreatorView, Recommendation } from 'docent'

export type Head = 'engagement' | 'follow' | 'embedding'

export type HeadWeights = Readonly<Record<Head, number>>

/** How the heads are weighed: as the house does, as training found best, or by the visitor's own hand. */
export type Weighing = 'house' | 'learned' | HeadWeights

export interface FeedState {
  /** The list as printed. */
  readonly list: Recommendation | undefined
  /** A newer list that waits until the open work is closed, so that the change is seen. */
  readonly waiting: Recommendation | undefined
  /** Works printed below the first ten. */
  readonly more: number
  /** In the order in which they stand; following one moves nobody. */
  readonly creators: readonly CreatorView[]
  /** How many of them are shown before the rest is unfolded. */
  readonly shown: number
  /** Whether all curators are shown, or those who fit best. */
  readonly unfolds: boolean
  readonly weighing: Weighing
  /** Kinds of models that the visitor has switched off. */
  readonly modelsOff: readonly string[]
  /** The work in whose menu a word is being muted. */
  readonly muting: string | undefined
  /** What the last change of weights or models did to the list. */
  readonly effect: string
}

export const firstFeed: FeedState = {
  list: undefined,
  waiting: undefined,
  more: 0,
  creators: [],
  shown: 0,
  unfolds: false,
  weighing: 'house',
  modelsOff: [],
  muting: undefined,
  effect: '',
}
