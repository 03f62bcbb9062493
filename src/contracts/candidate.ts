/** Candidate and ScoredCandidate: an item on its way to the list. Seed: recsys-contracts. */
import type { Breakdown } from './breakdown.ts'
import type { Content } from './content.ts'

/** A recall result. `generatedBy` names the source stage; `baseScore` is in that source's own unit. */
export interface Candidate {
  readonly contentId: string
  readonly generatedBy: string
  readonly baseScore: number
}

/** An item of a Recommendation. `finalScore` is the sum of the breakdown's lines. */
export interface ScoredCandidate {
  readonly contentId: string
  readonly generatedBy: string
  readonly finalScore: number
  /** One plain sentence. */
  readonly reason: string
  readonly content: Content
  /** Absent only when the caller asked for `explain: false`. */
  readonly breakdown?: Breakdown
}
