/** The options of recommend() as a query writes them. */
import { OF_RECOMMEND, readQuery } from './query-parameters.ts'
import { parseInput } from '../contracts/parse-input.ts'
import { RecommendOptions } from '../contracts/recommend-options.ts'

/** What the query calls by another name, in snake case or by the seed's word. */
const RENAMED: Readonly<Record<string, string>> = { limit: 'count', min_score: 'minScore' }

/** [AP2] Error: `rest-bad-request`, naming every fault. */
export function readRecommendQuery(search: URLSearchParams): {
  readonly userId: string
  readonly options: RecommendOptions
} {
  const { user_id: userId, ...given } = readQuery(search, OF_RECOMMEND)
  const named = Object.entries(given).map(([name, value]) => [RENAMED[name] ?? name, value])
  const options = parseInput(RecommendOptions, Object.fromEntries(named), 'rest-bad-request', 'the query')
  return { userId: String(userId), options }
}
