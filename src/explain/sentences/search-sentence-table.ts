/** SearchSentenceTable: the words of one language for the hits of a search. */
import type { SearchField } from '../../contracts/search-result.ts'

/** Placeholder: {fields}. */
export interface SearchSentenceTable {
  readonly fields: Readonly<Record<SearchField, string>>
  readonly and: string
  readonly found: string
  readonly foundAndNear: string
  readonly near: string
  /** Follows the others, where the visitor's taste gave the largest part. */
  readonly personal: string
}
