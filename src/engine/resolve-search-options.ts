/** Options of a search as given, checked, and completed by their defaults. */
import { DocentError } from '../base/docent-error.ts'
import { parseInput } from '../contracts/parse-input.ts'
import { type SearchMode, SearchOptions } from '../contracts/search-options.ts'
import { HYBRID_WEIGHTS } from './search-scale.ts'

const DEFAULT_LIMIT = 10

export interface ResolvedSearch {
  readonly mode: SearchMode
  readonly limit: number
  readonly weights: { readonly text: number; readonly meaning: number; readonly personal: number }
  readonly where: SearchOptions['where']
  readonly explain: boolean
}

/** [SE7] The whole of a search's options. `options-invalid` names every fault, and refuses weights that are all 0. */
export function resolveSearchOptions(given: unknown): ResolvedSearch {
  const options = parseInput(SearchOptions, given ?? {}, 'options-invalid', 'the options of search()')
  const { mode = 'hybrid', limit = DEFAULT_LIMIT, personalize = 0, where, explain = true } = options
  const own = mode === 'hybrid' ? HYBRID_WEIGHTS : { text: 1, meaning: 1 }
  const text = mode === 'meaning' ? 0 : (options.weights?.text ?? own.text)
  const meaning = mode === 'text' ? 0 : (options.weights?.meaning ?? own.meaning)
  if (text + meaning === 0) {
    throw new DocentError(
      'options-invalid',
      `Cannot use the options of search(): expected a weight above 0 for what mode "${mode}" searches by, found 0. Leave weights out, or choose another mode.`,
      { mode },
    )
  }
  return { mode, limit, weights: { text, meaning, personal: personalize }, where, explain }
}
