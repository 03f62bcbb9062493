/** Replay: what another configuration would have recommended to this visitor, held against what they then did. */

/** Means over the requests, each in [0, 1] but diversity, in [0, 2]. */
export interface ReplayScores {
  /** Share of the requests of which a list's first k hold a content that the visitor then liked. */
  readonly hitRate: number
  readonly ndcg: number
  readonly mrr: number
  /** Different contents over all lists / contents of the catalog. */
  readonly coverage: number
  /** 1 - mean cosine of the pairs of a list; undefined where no list has two items. */
  readonly diversity: number | undefined
}

/** other - inForce, with the 95 % interval of resampled visits; without one where there was a single visit. */
export interface ReplayDifference {
  readonly value: number
  readonly low?: number
  readonly high?: number
}

export interface ReplayReport {
  readonly product: string
  readonly k: number
  /** What a request is: a list that was served, or, where none is logged, a work that the visitor liked. */
  readonly of: 'served-lists' | 'liked-events'
  /** Requests that entered the means. */
  readonly requests: number
  /** Served lists after which nothing was liked: no list could have done better. */
  readonly unanswered: number
  /** Older requests than the newest 200, left out. */
  readonly older: number
  /** Gaps of half an hour end one. */
  readonly visits: number
  /** Present unless there was nothing to replay. */
  readonly result?: {
    readonly inForce: ReplayScores
    readonly other: ReplayScores
    readonly difference: Readonly<Record<'hitRate' | 'ndcg' | 'mrr', ReplayDifference>>
  }
  readonly emptyBecause?: 'no-events' | 'nothing-liked' | 'nothing-liked-after-a-list'
  /** All of it as one sentence for a person: "nothing to replay: ..." where it is empty. */
  readonly sentence: string
}

export interface ReplayProgress {
  readonly done: number
  readonly of: number
}
