/** LexicalIndex: contents by the letters of their fields. In memory only: it is made of an open catalog in moments. */
import type { Content } from '../contracts/content.ts'
import type { FieldMatch, SearchField } from '../contracts/search-result.ts'

export interface LexicalHit {
  readonly contentId: string
  /** In (0, 1]: 1 for the best content of a search whose words it all holds. */
  readonly score: number
  /** The folded words of the content that answered the search. */
  readonly words: readonly string[]
}

export interface LexicalAnswer {
  /** By descending score, ties by ascending id; all that were found. */
  readonly hits: readonly LexicalHit[]
  /** The folded words that were looked for; empty where the text has none. */
  readonly asked: readonly string[]
  /** True where the text was longer than a search reads. */
  readonly cut: boolean
}

/** What one field gave to a hit: shares are positive and sum to 1 over the fields. */
export interface FieldShare {
  readonly field: SearchField
  readonly share: number
}

export interface LexicalEvidence {
  readonly shares: readonly FieldShare[]
  readonly matches: readonly FieldMatch[]
}

export interface LexicalIndex {
  /** Contents that can be found so far. */
  readonly size: number
  /** False while contents wait to be read. */
  readonly ready: boolean
  /** Reads waiting contents for about `budgetMs` (at least one), and says whether none waits any more. */
  step(budgetMs: number): boolean
  /** Reads all that waits, in short slices with room for others between them. Callers share one run. */
  complete(): Promise<void>
  /** A content that came to the catalog; it can be found at once. A known id is replaced. */
  add(content: Content): void
  /** Takes a content out, as it was added; unknown ids are passed over. */
  remove(contentId: string): void
  /** [SE1] What the text finds. Reads all that still waits first, in one go. Never throws, whatever the text. */
  search(text: string): LexicalAnswer
  /** [SE4] Where and by which fields a hit of `answer` was found. Cost: O(length of the content's fields). */
  evidence(hit: LexicalHit, answer: LexicalAnswer): LexicalEvidence
}
