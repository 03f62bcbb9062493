/** UserSignals: the model of one visitor, a pure function of their recent events. */
import type { EngagementScore } from './engagement-score.ts'
import type { InteractionEvent } from './interaction-event.ts'

/** Version of UserSignals: 2 since searches count by their meaning. Stored ones of another version are rebuilt. */
export const SIGNALS_VERSION = 2

/** What one event changed: the telescoping differences of its content's coefficient, in time order. */
export interface EventChange {
  readonly eventId: string
  readonly ts: number
  /** What the visitor did, as far as the event said. */
  readonly did: Pick<InteractionEvent, 'event' | 'dwellSeconds' | 'endReason' | 'feedback'>
  /** Change of the coefficient that this event caused; all changes of an evidence sum to its coefficient. */
  readonly change: number
}

/** One content's part in the signals. */
export interface Evidence extends EngagementScore {
  /**
   * Signed weight of this content in the taste vector and the tag affinity at `builtAt`:
   * positives +strength*decay, negatives -softNegativeWeight*|strength|*decay, neutrals 0.
   */
  readonly coefficient: number
  readonly events: readonly EventChange[]
}

/** One search's part in the query vector. */
export interface SearchEvidence {
  readonly eventId: string
  readonly ts: number
  /** What was searched for, at most 200 characters of it. */
  readonly queryText: string
  /** Its meaning as the event carried it: base/query-vector.ts reads it. */
  readonly queryVector: string
  /** Weight of this search in the query vector at `builtAt`: the decay of its age, in [0, 1]. */
  readonly coefficient: number
}

/** Why a visitor has no taste vector: nothing liked yet, or likes and dislikes that cancel out. */
export type TasteState = 'present' | 'none' | 'cancelled'

export interface UserSignals {
  readonly schemaVersion: typeof SIGNALS_VERSION
  readonly userId: string
  /** The catalog whose vectors and tags these signals are made of; another catalog means a rebuild. */
  readonly catalogVersion: string
  /** Epoch ms: the instant at which decay was measured. */
  readonly builtAt: number
  /** Evidence by content id. Every key is an id of the catalog. */
  readonly positives: Readonly<Record<string, Evidence>>
  readonly negatives: Readonly<Record<string, Evidence>>
  readonly neutrals: Readonly<Record<string, Evidence>>
  /** Sum over contents of coefficient * unit tag vector, by tag key: signed, not normalised. */
  readonly tagAffinity: Readonly<Record<string, number>>
  /** Euclidean norm of tagAffinity; 0 when there is none. */
  readonly tagNorm: number
  /** Unit-length sum of coefficient * content vector, Float64Array[dim]; null unless `taste` is 'present'. */
  readonly tasteVector: Float64Array | null
  /** Norm of that sum before it was made unit-length. */
  readonly tasteNorm: number
  readonly taste: TasteState
  /** Tag keys named by search queries of the window, with how often. */
  readonly queryTags: Readonly<Record<string, number>>
  /** The newest searches of the window that came with a meaning, ascending by ts, then id. */
  readonly searches: readonly SearchEvidence[]
  /** Unit-length sum of coefficient * meaning over `searches`, Float64Array[dim]; null when there is no direction. */
  readonly queryVector: Float64Array | null
  /** Norm of that sum before it was made unit-length. */
  readonly queryNorm: number
  readonly counts: SignalCounts
}

/** How the events were understood; nothing disappears silently. */
export interface SignalCounts {
  /** Events in the window that were used. */
  readonly used: number
  /** Events more than a day ahead of the device's clock: kept, not used until the clock reaches them. */
  readonly quarantined: number
  /** Events whose content id the catalog does not have: kept, used once a catalog has it. */
  readonly unknownContent: number
  /** Events older than the window, not yet pruned. */
  readonly expired: number
}

/** Cold: fewer positives than `coldStartMinPositives`. Seed: recsys-contracts, UserSignals.is_cold. */
export function isCold(signals: UserSignals, coldStartMinPositives: number): boolean {
  return Object.keys(signals.positives).length < coldStartMinPositives
}
