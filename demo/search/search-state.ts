/** What the page knows of the search that is being made. */
import type { SearchResult } from 'docent'

export interface SearchState {
  /** As it stands in the field. */
  readonly text: string
  /** The newest answer. It stays while the next one is on its way, so that nothing flickers. */
  readonly result: SearchResult | undefined
  /** The text that `result` answers. */
  readonly answered: string
  /** From asking to the newest answer; undefined where the model had to be waited for. */
  readonly ms: number | undefined
  /** Whether an answer, or a better one, is still to come. */
  readonly running: boolean
  /** Hits asked for. */
  readonly limit: number
}
