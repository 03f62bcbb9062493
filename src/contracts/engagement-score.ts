/** EngagementScore: how a visitor took to one content, over all that they did with it. */

/** positive at strength >= positiveThreshold, negative at strength <= negativeThreshold, else neutral. */
export type Outcome = 'positive' | 'negative' | 'neutral'

/** The parts of a strength that were present, each in [-1, 1]. `feedback`, when present, decides alone. */
export interface EngagementComponents {
  readonly dwell?: number
  readonly completion?: number
  readonly revisit?: number
  readonly survey?: number
  readonly feedback?: number
}

export interface EngagementScore {
  readonly contentId: string
  readonly outcome: Outcome
  /** In [-1, 1]; 0 when no component is present. */
  readonly strength: number
  /** Epoch ms of the newest event that counted. */
  readonly ts: number
  readonly components: EngagementComponents
}
