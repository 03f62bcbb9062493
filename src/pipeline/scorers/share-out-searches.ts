/** Splits a term over the searches that caused it. */
import type { QueryShare } from '../../contracts/breakdown.ts'
import type { SearchCause } from '../causes.ts'
import type { Term } from '../stage.ts'

/** What a line about searches is called. */
const LABEL = 'search'

/**
 * [EX9] A term whose value is sum over searches of coefficient · `worthOf(search)`. Searches that are worth nothing are
 * left out; the largest effect comes first, ties by event id.
 */
export function shareOutSearches(searches: readonly SearchCause[], worthOf: (search: SearchCause) => number): Term {
  const queries: QueryShare[] = []
  let value = 0
  for (const search of searches) {
    const { eventId, queryText, coefficient } = search.evidence
    const share = coefficient * worthOf(search)
    if (share === 0) continue
    value += share
    queries.push({ eventId, text: queryText, share })
  }
  queries.sort((a, b) => Math.abs(b.share) - Math.abs(a.share) || (a.eventId < b.eventId ? -1 : 1))
  return { label: LABEL, value, because: [], queries }
}
