/** UserSignals of a visitor who searched: the obvious sums, beside what else they did. */
import { aTime } from './an-event.ts'
import { decodeQueryVector, encodeQueryVector } from '../../src/base/query-vector.ts'
import type { UserSignals } from '../../src/contracts/user-signals.ts'

export interface ASearch {
  readonly text?: string
  readonly meaning: Float32Array
  readonly coefficient?: number
}

/** `signals` with these searches; their ids are 'search-1', 'search-2' and so on. */
export function withSearches(signals: UserSignals, made: readonly ASearch[]): UserSignals {
  const searches = made.map(({ text = 'storms at sea', meaning, coefficient = 1 }, at) => ({
    eventId: `search-${at + 1}`,
    ts: aTime + at,
    queryText: text,
    queryVector: encodeQueryVector(meaning),
    coefficient,
  }))
  const sum = new Float64Array(made[0]?.meaning.length ?? 0)
  for (const { queryVector, coefficient } of searches)
    decodeQueryVector(queryVector, sum.length)?.forEach((x, i) => (sum[i] = (sum[i] ?? 0) + coefficient * x))
  const queryNorm = Math.hypot(...sum)
  return { ...signals, searches, queryNorm, queryVector: queryNorm > 1e-6 ? sum.map((x) => x / queryNorm) : null }
}
