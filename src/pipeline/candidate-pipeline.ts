/** CandidatePipeline: sources propose, duplicates fall together, filters keep or remove. One round. */
import type { Candidate } from '../contracts/candidate.ts'
import type { Filter, PoolItem, Source } from './stage.ts'
import type { Query } from './query.ts'
import type { TraceRecorder } from './trace-recorder.ts'

/** An item that a stage took out, and why. */
export interface RemovedItem {
  readonly contentId: string
  readonly stage: string
  readonly reason: string
}

export interface CandidateRound {
  readonly kept: readonly PoolItem[]
  readonly removed: readonly RemovedItem[]
}

/**
 * [PL1] Nothing disappears silently: what the sources proposed is kept or removed with a reason. [PL2] An id proposed
 * twice is kept once, from the first source of the list. Sources whose weight is 0 do not run.
 */
export function runCandidatePipeline(
  query: Query,
  sources: readonly Source[],
  filters: readonly Filter[],
  trace: TraceRecorder,
): CandidateRound {
  const proposed = sources.flatMap((source) => runSource(query, source, trace))
  const removed: RemovedItem[] = []
  let kept = trace.run(
    'filter',
    'duplicate',
    [] as readonly PoolItem[],
    () => firstOfEach(query, proposed, removed),
    (unique) => ({ in: proposed.length, kept: unique.length, dropped: reasons(removed) }),
  )
  for (const filter of filters) {
    const before = kept
    const gone: RemovedItem[] = []
    kept = trace.run(
      'filter',
      filter.name,
      before,
      () => keepUnlessRejected(query, filter, before, gone),
      (left) => ({ in: before.length, kept: left.length, dropped: reasons(gone) }),
    )
    if (kept !== before) removed.push(...gone) // a filter that failed halfway removed nothing
  }
  return { kept, removed }
}

function runSource(query: Query, source: Source, trace: TraceRecorder): readonly Candidate[] {
  if (source.weight && query.weights[source.weight].value === 0) {
    trace.skip('source', source.name, 'weight 0')
    return []
  }
  return trace.run(
    'source',
    source.name,
    [] as readonly Candidate[],
    () => source.generate(query, query.config.poolPerGenerator),
    (found) => ({ in: 0, kept: found.length }),
  )
}

function firstOfEach(query: Query, proposed: readonly Candidate[], removed: RemovedItem[]): readonly PoolItem[] {
  const unique = new Map<string, PoolItem>()
  for (const candidate of proposed) {
    const { contentId } = candidate
    const row = query.catalog.rowOf(contentId)
    if (row === undefined) removed.push({ contentId, stage: 'duplicate', reason: 'not-in-catalog' })
    else if (unique.has(contentId)) removed.push({ contentId, stage: 'duplicate', reason: 'duplicate' })
    else unique.set(contentId, { ...candidate, row })
  }
  return [...unique.values()]
}

function keepUnlessRejected(
  query: Query,
  filter: Filter,
  items: readonly PoolItem[],
  gone: RemovedItem[],
): readonly PoolItem[] {
  const reject = filter.open(query)
  if (!reject) return items
  return items.filter((item) => {
    const reason = reject(item)
    if (reason !== undefined) gone.push({ contentId: item.contentId, stage: filter.name, reason })
    return reason === undefined
  })
}

function reasons(removed: readonly RemovedItem[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { reason } of removed) counts[reason] = (counts[reason] ?? 0) + 1
  return counts
}
