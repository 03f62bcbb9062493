/** The query vector: where in the catalog's space a visitor's searches point. Seed: the query text of a cold start. */
import { compareEvents, type InteractionEvent } from '../contracts/interaction-event.ts'
import type { SearchEvidence, UserSignals } from '../contracts/user-signals.ts'
import { decay } from './decay.ts'
import { decodeQueryVector } from '../base/query-vector.ts'
import { weightedNorm } from './weighted-norm.ts'

/** Searches that count: more than anybody makes with one thing in mind, and few enough to explain each item by all. */
const NEWEST_SEARCHES = 12
/** Characters of a query that are kept: enough to know a search again. */
const KEPT_CHARACTERS = 200

/** What the catalog, the config and the clock say. */
export interface SearchScale {
  /** Numbers in a vector of the catalog. */
  readonly dim: number
  readonly halfLifeDays: number
  /** Epoch ms. */
  readonly now: number
}

/**
 * [SG20] Sum of decay · meaning over the newest searches that have one of the catalog's dim, made unit-length; null when
 * there is none, or when they cancel out. [SG21] Searches without a meaning that fits are passed over, never an error.
 * `used`: events of the window in any order. Cost: O(events + searches · dim).
 */
export function searchInterestOf(
  used: readonly InteractionEvent[],
  { dim, halfLifeDays, now }: SearchScale,
): Pick<UserSignals, 'searches' | 'queryVector' | 'queryNorm'> {
  const searches: SearchEvidence[] = []
  const sum = new Float64Array(dim)
  let weight = 0
  for (const { event, meaning } of newestSearches(used, dim)) {
    const { id, ts, queryText = '', queryVector = '' } = event
    const coefficient = decay(now - ts, halfLifeDays)
    searches.push({ eventId: id, ts, queryText: shortened(queryText), queryVector, coefficient })
    weight += coefficient
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + coefficient * (meaning[i] ?? 0)
  }
  const { norm, state } = weightedNorm(sum, weight)
  return { searches, queryVector: state === 'present' ? sum.map((x) => x / norm) : null, queryNorm: norm }
}

interface Search {
  readonly event: InteractionEvent
  readonly meaning: Float64Array
}

/** Ascending by ts, then id: the order decides the last bits of a sum. */
function newestSearches(used: readonly InteractionEvent[], dim: number): readonly Search[] {
  const withVector = used.filter(({ queryVector }) => queryVector !== undefined)
  const newest: Search[] = []
  for (const event of withVector.toSorted((a, b) => compareEvents(b, a))) {
    const meaning = decodeQueryVector(event.queryVector ?? '', dim)
    if (meaning) newest.push({ event, meaning })
    if (newest.length === NEWEST_SEARCHES) break
  }
  return newest.toReversed()
}

/** Cut between characters, never inside one. */
function shortened(text: string): string {
  if (text.length <= KEPT_CHARACTERS) return text
  return Array.from(text.slice(0, 2 * KEPT_CHARACTERS))
    .slice(0, KEPT_CHARACTERS)
    .join('')
}
