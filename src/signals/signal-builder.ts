/** UserSignals from events: the whole model of a visitor in one pure step. Seed: orchestration, updater. */
import { assembleSignals } from './assemble-signals.ts'
import type { ContentStore } from '../ports/content-store.ts'
import { type ContentStory, tellStory } from './content-story.ts'
import { createQueryTagReader } from './query-tags.ts'
import type { InteractionEvent } from '../contracts/interaction-event.ts'
import type { RecConfig } from '../contracts/rec-config.ts'
import { splitEvents } from './event-window.ts'
import type { UserSignals } from '../contracts/user-signals.ts'

export interface SignalInput {
  readonly userId: string
  /** Events in any order. Those of other users and those whose id came before are passed over. */
  readonly events: Iterable<InteractionEvent>
  readonly catalog: ContentStore
  readonly config: RecConfig
  /** Epoch ms by the device's clock. */
  readonly now: number
}

/**
 * [SG10] The signals of one user at `now`: depends on nothing but its arguments, and not on the order of the events.
 * Never throws. Cost: O(events · log events + contents touched · dim).
 */
export function buildUserSignals({ userId, events, catalog, config, now }: SignalInput): UserSignals {
  const own = new Map<string, InteractionEvent>()
  for (const event of events) if (event.userId === userId && !own.has(event.id)) own.set(event.id, event)
  const { used, quarantined, expired } = splitEvents([...own.values()], now, config.windowDays)

  const stories = new Map<string, ContentStory>()
  for (const [contentId, ofContent] of groupByContent(used)) {
    const row = catalog.rowOf(contentId)
    if (row === undefined) continue
    const story = tellStory(contentId, ofContent, catalog.contentAt(row), config)
    if (story) stories.set(contentId, story)
  }
  return assembleSignals({
    userId,
    catalog,
    config,
    now,
    stories,
    used,
    quarantined: quarantined.length,
    expired: expired.length,
    readQueryTags: createQueryTagReader(() => catalog.tagCounts().keys()),
  })
}

/** Events that name a content, by its id; each group keeps the order given. */
function groupByContent(events: readonly InteractionEvent[]): ReadonlyMap<string, readonly InteractionEvent[]> {
  const groups = new Map<string, InteractionEvent[]>()
  for (const event of events) {
    if (event.contentId === undefined) continue
    const group = groups.get(event.contentId)
    if (group) group.push(event)
    else groups.set(event.contentId, [event])
  }
  return groups
}
