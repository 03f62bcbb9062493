/** SearchResult: what a search returns. */
import type { ColdBecause } from './recommendation.ts'
import type { ScoredCandidate } from './candidate.ts'
import type { SearchMode } from './search-options.ts'

/** A part of a content that is searched by its letters. */
export type SearchField = 'title' | 'creator' | 'tags' | 'place' | 'medium' | 'collection' | 'year' | 'room' | 'text'

/** [start, end) in UTF-16 units of the field as the catalog has it: `text.slice(start, end)` is what was found. */
export type TextRange = readonly [start: number, end: number]

/** Where a field answers the search: ranges ascending, none overlaps or touches another. */
export interface FieldMatch {
  readonly field: SearchField
  /** Of `tags`: which tag of the content; the ranges are in its label. */
  readonly index?: number
  readonly ranges: readonly TextRange[]
}

/** `finalScore` is the sum of the breakdown's lines, of kinds 'text', 'meaning' and 'personal'. */
export interface SearchHit extends ScoredCandidate {
  /** Fields in the order of their worth; empty for a hit by meaning alone. */
  readonly matches: readonly FieldMatch[]
}

/** What became of the part by meaning: a model that is absent or still loading is a state, not an error. */
export interface MeaningReport {
  readonly state: 'used' | 'off' | 'loading' | 'absent' | 'failed'
  readonly because?: string
}

/** What became of `personalize`. */
export interface PersonalReport {
  readonly state: 'used' | 'off' | 'cold'
  readonly because?: ColdBecause
}

/** Why a search found nothing; 'no-meaning': it was to be by meaning alone, and there was no vector of the text. */
export type NothingFoundBecause = 'catalog-empty' | 'no-words' | 'nothing-near' | 'filtered-out' | 'no-meaning'

export interface SearchResult {
  readonly searchId: string
  readonly userId: string
  /** As asked. */
  readonly mode: SearchMode
  /** The parts that took part in the scores. */
  readonly used: readonly ('text' | 'meaning' | 'personal')[]
  readonly items: readonly SearchHit[]
  /** Contents found before `limit` cut them; those by meaning alone are counted up to the search's depth. */
  readonly total: number
  readonly meaning: MeaningReport
  readonly personal: PersonalReport
  /** There, whenever `items` is empty. */
  readonly emptyBecause?: NothingFoundBecause
  /** True where the text was longer than a search reads, so that its end took no part. */
  readonly cut?: boolean
}
