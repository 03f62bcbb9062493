/** SentenceTable: the words of one language. Placeholders: {works}, {tag}, {label}, {query}, {sim}. */

/** What a sentence speaks of: the kind of the largest positive part of a score. */
export type Situation =
  | 'works-and-tag'
  | 'works'
  | 'tag'
  | 'interest'
  | 'search'
  | 'geo'
  | 'popularity'
  | 'freshness'
  | 'prior'
  | 'boost'
  | 'similar'
  | 'cancelled'
  | 'nothing'

export interface SentenceTable<S extends string = string> {
  /** Variants by situation, none empty; within one situation no two open alike; one of 'search' at least quotes nothing. */
  readonly variants: Readonly<Record<S, readonly string[]>>
  /** Joins two titles. */
  readonly and: string
  /** Set around a title. */
  readonly quote: readonly [string, string]
  /** Said where the figure behind the sentence is simulated. */
  readonly simulated: string
  /** A tag key `facet:label` in running text. */
  tagPhrase(key: string): string
}
