/** MixerPipeline: candidates, fill-up, scores, floor, selection: one request from query to chosen items. Pure. */
import type { Filter, PoolItem, RelevantItem, SelectedItem } from './stage.ts'
import { TraceRecorder, type Stopwatch } from './trace-recorder.ts'
import { runCandidatePipeline, type CandidateRound, type RemovedItem } from './candidate-pipeline.ts'
import type { ProductPipeline } from './product.ts'
import type { Query } from './query.ts'
import type { ShortBecause } from '../contracts/recommendation.ts'
import type { Trace } from '../contracts/trace.ts'
import { fillUpSource } from './sources/popularity-source.ts'
import { runScoringPipeline } from './scoring-pipeline.ts'

export interface MixerResult {
  readonly selected: readonly SelectedItem[]
  readonly removed: readonly RemovedItem[]
  /** Why fewer than asked came back; absent when the list is full. */
  readonly shortBecause?: ShortBecause
  readonly degraded: readonly string[]
  readonly trace: Trace
}

/** Runs a product for one query. Never throws for a failing stage; never empty without `shortBecause`. */
export function runMixerPipeline(query: Query, product: ProductPipeline, stopwatch: Stopwatch): MixerResult {
  const trace = new TraceRecorder(stopwatch)
  const { kept, removed } = gather(query, product, trace)
  const relevant = runScoringPipeline(query, kept, product.scorers, product.adjustments, trace)
  const { pool, below } = dropBelowMinScore(query, relevant, trace)
  const selected = trace.run(
    'selector',
    product.selector.name,
    [] as readonly SelectedItem[],
    () => product.selector.select(query, pool, query.count),
    (chosen) => ({ in: pool.length, kept: chosen.length, dropped: count('not-selected', pool.length - chosen.length) }),
  )
  const short = selected.length < query.count ? whyShort(query, below.length) : undefined
  return {
    selected,
    removed: [...removed, ...below],
    ...(short ? { shortBecause: short } : {}),
    degraded: trace.failed(),
    trace: trace.finish(),
  }
}

/**
 * [PL4] When filters leave fewer than asked, the sources run again over just the rows that pass the filters; when that
 * is still too few, the rest comes by popularity; last, filters marked liftable are lifted. Each round only adds. A
 * product with `fillUp: false` has one round.
 */
function gather(query: Query, product: ProductPipeline, trace: TraceRecorder): CandidateRound {
  const first = runCandidatePipeline(query, product.sources, product.filters, trace)
  const kept = [...first.kept]
  const removed = [...first.removed]
  const strict = product.filters
  const rounds =
    product.fillUp === false
      ? []
      : [
          { sources: product.sources, filters: strict },
          { sources: [fillUpSource], filters: strict },
          { sources: [fillUpSource], filters: strict.filter((filter) => !filter.liftable) },
        ]
  for (const { sources, filters } of rounds) {
    if (kept.length >= query.count) break
    const allowed = passingRows(query, filters, kept)
    if (!allowed.includes(1)) continue
    const round = runCandidatePipeline({ ...query, allowed }, sources, filters, trace)
    kept.push(...round.kept)
  }
  const back = new Set(kept.map((item) => item.contentId))
  return { kept, removed: removed.filter((item) => item.reason === 'duplicate' || !back.has(item.contentId)) }
}

/** One byte a row: 1 where every filter keeps the row and it is not a candidate yet. Cost: O(rows · filters). */
function passingRows(query: Query, filters: readonly Filter[], have: readonly PoolItem[]): Uint8Array {
  const allowed = new Uint8Array(query.catalog.size).fill(1)
  for (const item of have) allowed[item.row] = 0
  const rejects = filters.flatMap((filter) => filter.open(query) ?? [])
  for (let row = 0; row < allowed.length; row++) {
    if (allowed[row] === 0) continue
    const item = { contentId: query.catalog.contentAt(row).id, generatedBy: '', baseScore: 0, row }
    for (const reject of rejects) {
      if (reject(item) === undefined) continue
      allowed[row] = 0
      break
    }
  }
  return allowed
}

/** [FL5] `minScore` is a floor on relevance: fewer items rather than worse ones. */
function dropBelowMinScore(
  query: Query,
  relevant: readonly RelevantItem[],
  trace: TraceRecorder,
): { readonly pool: readonly RelevantItem[]; readonly below: readonly RemovedItem[] } {
  const { minScore } = query.options
  if (minScore === undefined) return { pool: relevant, below: [] }
  const below: RemovedItem[] = []
  const pool = trace.run(
    'filter',
    'min-score',
    relevant,
    () =>
      relevant.filter(({ contentId, relevance }) => {
        if (relevance >= minScore) return true
        below.push({ contentId, stage: 'min-score', reason: 'min-score' })
        return false
      }),
    (left) => ({ in: relevant.length, kept: left.length, dropped: count('min-score', below.length) }),
  )
  return { pool, below }
}

function whyShort(query: Query, below: number): ShortBecause {
  if (query.catalog.size === 0) return 'catalog-empty'
  if (below > 0) return 'min-score'
  return query.options.where || query.options.exclude?.length ? 'filtered-out' : 'catalog-exhausted'
}

function count(reason: string, dropped: number): Record<string, number> {
  return dropped > 0 ? { [reason]: dropped } : {}
}
