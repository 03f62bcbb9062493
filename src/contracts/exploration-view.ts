/** ExplorationView: what a bandit has learnt of a visitor, and what it tried, as the engine answers it. */

export interface WeightView {
  /** '1', 'item:NAME', 'visitor:NAME' or 'visitor:NAME * item:NAME'. */
  readonly name: string
  /** Expected change of the reward, in [-1, 1] for most, by one scale of each of its features. */
  readonly mean: number
  /** Standard deviation of that. */
  readonly width: number
}

export interface TriedView {
  readonly recommId: string
  readonly contentId: string
  /** Epoch ms. */
  readonly at: number
  /** Place on the page, from 0. */
  readonly place: number
  /** Probability with which it was chosen, in (0, 1], among how many. */
  readonly propensity: number
  readonly candidates: number
  /** What was expected of it, and how uncertain that was. */
  readonly mean: number
  readonly width: number
  /** What came of it, in [-1, 1]; absent while it is waited for. */
  readonly reward?: number
  readonly because?: 'engaged' | 'expired'
}

export interface ExplorationView {
  readonly policy: 'ucb' | 'thompson'
  /** Products whose lists explore; absent where all do. */
  readonly products?: readonly string[]
  /** What a unit of width counts beside the mean when a choice is made: the bonus of a trial is spread · width. */
  readonly spread: number
  /** At most `slots` of every `of` places. */
  readonly slots: number
  readonly of: number
  /** Rewards seen, ever. */
  readonly updates: number
  /** Weight of the visits behind the venue's state; 0 without one. */
  readonly venueWeight: number
  /** The largest first by the absolute value of the mean. */
  readonly weights: readonly WeightView[]
  /** Oldest first; at most 200 that wait and 200 that are settled. */
  readonly tried: readonly TriedView[]
  /** Changes of features that the state went through. */
  readonly migrations: readonly {
    readonly at: number
    readonly added: readonly string[]
    readonly removed: readonly string[]
    readonly rescaled: readonly { readonly name: string; readonly from: number; readonly to: number }[]
  }[]
  /** Why exploration is off for this visitor: the code and message of the stored state's refusal. */
  readonly problem?: { readonly code: string; readonly message: string }
}
