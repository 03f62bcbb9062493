/** Breakdown: the exact explanation of one score. Lines sum to the total, shares to their line, events to their share. */

export type LineKind =
  | 'semantic'
  | 'tag'
  | 'interest'
  | 'geo'
  | 'popularity'
  | 'freshness'
  | 'prior'
  | 'boost'
  | 'rotation'
  | 'viewed'
  | 'diversity'
  | 'text'
  | 'meaning'
  | 'personal'
  | 'engagement'
  | 'follow'
  | 'embedding'
  | 'source'
  | 'safety'
  | 'recency'
  | 'exploration'

/** One past event's part of a share; score units, signed. */
export interface EventShare {
  readonly eventId: string
  readonly share: number
}

/** One past content's part of a line; score units, signed. For a diversity line: the item it resembles, no events. */
export interface ContentShare {
  readonly contentId: string
  readonly share: number
  readonly events: readonly EventShare[]
}

/** One past search's part of a line; score units, signed. `text` is what was searched for, at most 200 characters. */
export interface QueryShare {
  readonly eventId: string
  readonly text: string
  readonly share: number
}

/** One signed term of a score. */
export interface Line {
  readonly kind: LineKind
  /** What the term is about: a tag key, a content id, a place, a boost's label, or the kind's own name. */
  readonly label: string
  readonly value: number
  /** Whom or what a feature of the feed is about, where a person can understand it and it holds: a creator's id, a tag key. */
  readonly about?: string
  readonly because: readonly ContentShare[]
  /** Only on the line of kind 'interest' and label 'search': the searches behind it; their shares sum to the value. */
  readonly queries?: readonly QueryShare[]
  /** True where the figure behind the term is simulated, as the catalog says. */
  readonly simulated?: boolean
}

export interface Breakdown {
  readonly total: number
  readonly lines: readonly Line[]
}
