/** Trace: what each stage of a request did. For every filter and selector, in = kept + dropped. */

export type StageKind =
  | 'query-hydrator'
  | 'source'
  | 'hydrator'
  | 'filter'
  | 'scorer'
  | 'fusion'
  | 'adjustment'
  | 'selector'
  | 'side-effect'

export interface StageTrace {
  readonly stage: string
  readonly kind: StageKind
  /** Candidates that came in; for a source, 0. */
  readonly in: number
  readonly kept: number
  /** How many were dropped, by reason. */
  readonly dropped: Readonly<Record<string, number>>
  readonly ms: number
  /** Why the stage did not take part: switched off by a weight of 0, or failed. */
  readonly skipped?: string
}

export interface Trace {
  readonly stages: readonly StageTrace[]
  readonly ms: number
}
