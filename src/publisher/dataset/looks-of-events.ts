/** Events of many people as looks: one for each content a person met, with how it ended. */
import { SECOND_MS } from '../../base/time.ts'
import { compareEvents, type InteractionEvent } from '../../contracts/interaction-event.ts'
import type { RecConfig } from '../../contracts/rec-config.ts'
import type { ContentStore } from '../../ports/content-store.ts'
import { scoreTally } from '../../signals/engagement.ts'
import { emptyTally, type EngagementTally, tallied } from '../../signals/engagement-tally.ts'
import { INTERACTION_KINDS } from './dataset.ts'
import { type ImportedLook, type LeftOut, MOST_AHEAD_MS } from './imported-look.ts'

const LIKE = INTERACTION_KINDS.indexOf('like')

/**
 * Looks in the order of their first event. A look is engaged (`like`: logs do not tell kinds apart) where the engagement
 * with that content, over all its events, is positive by `config`: exactly what a device would say. Counted in
 * `leftOut`: `clock-ahead` (more than a day after `now`, epoch ms), `event-duplicate` (an id that came before),
 * `content-unknown`, and `event-no-look` (searches, impressions, answers without a content, `seen`). Pure but for that.
 * Cost: O(n · log n).
 */
export function looksOfEvents(
  events: readonly InteractionEvent[],
  catalog: ContentStore,
  { config, now, leftOut }: { readonly config: RecConfig; readonly now: number; readonly leftOut: LeftOut },
): readonly ImportedLook[] {
  const seen = new Set<string>()
  const stories = new Map<string, { userId: string; row: number; ts: number; tally: EngagementTally }>()
  for (const event of events.toSorted(compareEvents)) {
    const reason = unusable(event)
    if (reason !== undefined) {
      leftOut.add(reason)
      continue
    }
    seen.add(event.id)
    const row = event.contentId === undefined ? undefined : catalog.rowOf(event.contentId)
    if (row === undefined) {
      leftOut.add(event.contentId === undefined ? 'event-no-look' : 'content-unknown')
      continue
    }
    const key = JSON.stringify([event.userId, row])
    const story = stories.get(key) ?? { userId: event.userId, row, ts: event.ts, tally: emptyTally }
    const tally = tallied(story.tally, event, config)
    if (tally === story.tally) leftOut.add('event-no-look')
    else stories.set(key, { ...story, tally })
  }
  return [...stories.values()].map(({ userId, row, ts, tally }) => {
    const content = catalog.contentAt(row)
    const isPositive = scoreTally(content.id, tally, content, config)?.outcome === 'positive'
    return {
      userId,
      row,
      ts,
      kind: isPositive ? LIKE : 0,
      followed: false,
      dwellMs: (tally.dwellSeconds ?? 0) * SECOND_MS,
      visit: undefined,
    }
  })

  function unusable({ id, ts }: InteractionEvent): string | undefined {
    if (ts > now + MOST_AHEAD_MS) return 'clock-ahead'
    return seen.has(id) ? 'event-duplicate' : undefined
  }
}
