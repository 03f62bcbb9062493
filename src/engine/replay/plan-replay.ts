/** What a replay asks again: the lists that were served, with what the visitor liked after each. Pure. */
import { emptyTally, tallied } from '../../signals/engagement-tally.ts'
import { compareEvents, type InteractionEvent } from '../../contracts/interaction-event.ts'
import type { ContentStore } from '../../ports/content-store.ts'
import { MINUTE_MS } from '../../base/time.ts'
import type { RecConfig } from '../../contracts/rec-config.ts'
import type { ReplayReport } from '../../contracts/replay-report.ts'
import { scoreTally } from '../../signals/engagement.ts'
import type { ServedEntry } from '../../ports/served-log.ts'

/** [RP10] Newest requests that are replayed: more cost time, and their visitor is another one by now. Docent's own. */
export const MOST_REQUESTS = 200
/** [RP9] What is liked this long after a list counts for it, as the reward of an exploration slot does (BD18). */
const FOLLOWS_MS = 30 * MINUTE_MS
/** A gap as long ends a visit. Source: the custom of web analytics. */
const VISIT_GAP_MS = 30 * MINUTE_MS

export interface ReplayLog {
  /** In any order; all of one visitor. */
  readonly events: readonly InteractionEvent[]
  readonly served: readonly ServedEntry[]
}

export interface PlannedRequest {
  /** Epoch ms. Only what happened before is known to it. */
  readonly at: number
  /** Ids that the visitor then liked; at least one. */
  readonly relevant: ReadonlySet<string>
  /** Number of its visit, from 0. */
  readonly visit: number
}

export interface ReplayPlan extends Pick<ReplayReport, 'of' | 'unanswered' | 'older' | 'visits' | 'emptyBecause'> {
  /** Ascending by time; at most MOST_REQUESTS. */
  readonly requests: readonly PlannedRequest[]
}

type Draft = Omit<PlannedRequest, 'visit'>

/**
 * [RP8] The newest lists that something liked follows; pages of one list are one. Where no list is logged, the newest
 * events that are liked by themselves. Liked is what the configuration in force calls positive. Cost: O(n log n) for n
 * records, and for each list the events of the half hour after it.
 */
export function planReplay({ events, served }: ReplayLog, catalog: ContentStore, config: RecConfig): ReplayPlan {
  const sorted = events.toSorted(compareEvents)
  if (served.length === 0) {
    const liked = sorted.filter((event) => likedOf([event], catalog, config).size > 0)
    const drafts = liked.map(({ ts, contentId = '' }) => ({ at: ts, relevant: new Set([contentId]) }))
    const kept = drafts.slice(-MOST_REQUESTS)
    const emptyBecause = events.length === 0 ? 'no-events' : 'nothing-liked'
    return planOf(kept, { of: 'liked-events', unanswered: 0, older: drafts.length - kept.length }, emptyBecause)
  }
  const starts = startsOf(served)
  const drafts: Draft[] = []
  let unanswered = 0
  let next = starts.length - 1
  for (; next >= 0 && drafts.length < MOST_REQUESTS; next--) {
    const at = starts[next] ?? 0
    const relevant = likedOf(sorted.slice(firstFrom(sorted, at), firstFrom(sorted, at + FOLLOWS_MS)), catalog, config)
    if (relevant.size > 0) drafts.unshift({ at, relevant })
    else unanswered++
  }
  return planOf(drafts, { of: 'served-lists', unanswered, older: next + 1 }, 'nothing-liked-after-a-list')
}

function planOf(
  drafts: readonly Draft[],
  counts: Pick<ReplayPlan, 'of' | 'unanswered' | 'older'>,
  emptyBecause: NonNullable<ReplayPlan['emptyBecause']>,
): ReplayPlan {
  let visit = -1
  let before = -Infinity
  const requests = drafts.map((draft) => {
    if (draft.at - before > VISIT_GAP_MS) visit++
    before = draft.at
    return { ...draft, visit }
  })
  return { ...counts, visits: visit + 1, requests, ...(requests.length === 0 ? { emptyBecause } : {}) }
}

/** When each list was first served, ascending. */
function startsOf(served: readonly ServedEntry[]): readonly number[] {
  const starts = new Map<string, number>()
  for (const { recommId, at } of served) starts.set(recommId, Math.min(at, starts.get(recommId) ?? at))
  return [...starts.values()].toSorted((a, b) => a - b)
}

/** Contents of which these events, in time order, by themselves make a positive Outcome. */
function likedOf(events: readonly InteractionEvent[], catalog: ContentStore, config: RecConfig): ReadonlySet<string> {
  const tallies = new Map<string, typeof emptyTally>()
  for (const event of events) {
    const { contentId } = event
    if (contentId !== undefined) tallies.set(contentId, tallied(tallies.get(contentId) ?? emptyTally, event, config))
  }
  const liked = new Set<string>()
  for (const [contentId, tally] of tallies) {
    const row = catalog.rowOf(contentId)
    if (row === undefined) continue
    if (scoreTally(contentId, tally, catalog.contentAt(row), config)?.outcome === 'positive') liked.add(contentId)
  }
  return liked
}

/** Index of the first event at or after an instant. */
function firstFrom(sorted: readonly InteractionEvent[], at: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.ts ?? Infinity) < at) low = middle + 1
    else high = middle
  }
  return low
}
