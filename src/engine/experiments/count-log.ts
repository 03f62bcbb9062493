/** What a stretch of a visitor's log amounts to, by the same rule in every arm. Pure. */
import { emptyTally, tallied } from '../../signals/engagement-tally.ts'
import type { ArmMetrics } from '../../contracts/experiment.ts'
import type { ContentStore } from '../../ports/content-store.ts'
import type { InteractionEvent } from '../../contracts/interaction-event.ts'
import type { RecConfig } from '../../contracts/rec-config.ts'
import { scoreTally } from '../../signals/engagement.ts'
import type { VisitorLog } from '../visitor-log.ts'

export interface Stretch {
  /** Epoch ms; `from` inclusive, `until` exclusive. */
  readonly from: number
  readonly until: number
}

/**
 * [RP18] served: items of lists; engaged: events that are positive by themselves, of contents that the catalog has;
 * completed: looks to the end; dwell_seconds: their sum. Stretches that adjoin add up to the whole. `config`: without
 * any arm's, or an arm could win by changing what counts as liked.
 */
export function countLog(
  { events, served }: Pick<VisitorLog, 'events' | 'served'>,
  { from, until }: Stretch,
  catalog: ContentStore,
  config: RecConfig,
): ArmMetrics {
  const metrics = { served: 0, engaged: 0, completed: 0, dwell_seconds: 0 }
  for (const { at, contentIds } of served) if (at >= from && at < until) metrics.served += contentIds.length
  for (const event of events) {
    if (event.ts < from || event.ts >= until) continue
    if (isLiked(event, catalog, config)) metrics.engaged++
    if (event.event === 'content_completed' || event.endReason === 'next_button') metrics.completed++
    metrics.dwell_seconds += event.dwellSeconds ?? 0
  }
  return metrics
}

/** Both together, metric by metric. */
export function addMetrics(a: ArmMetrics, b: ArmMetrics): ArmMetrics {
  return Object.fromEntries(
    [...Object.keys(a), ...Object.keys(b)].map((name) => [name, (a[name] ?? 0) + (b[name] ?? 0)]),
  )
}

function isLiked(event: InteractionEvent, catalog: ContentStore, config: RecConfig): boolean {
  const row = event.contentId === undefined ? undefined : catalog.rowOf(event.contentId)
  if (row === undefined || event.contentId === undefined) return false
  const tally = tallied(emptyTally, event, config)
  return scoreTally(event.contentId, tally, catalog.contentAt(row), config)?.outcome === 'positive'
}
