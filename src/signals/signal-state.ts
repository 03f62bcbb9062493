/** SignalState: a visitor's signals kept up to date event by event, without telling every content's story again. */
import { compareEvents, type InteractionEvent } from '../contracts/interaction-event.ts'
import { type ContentStory, tellStory } from './content-story.ts'
import { type EventWindow, eventWindow, isWithin } from './event-window.ts'
import { assembleSignals } from './assemble-signals.ts'
import { createQueryTagReader } from './query-tags.ts'
import type { SignalInput } from './signal-builder.ts'
import type { UserSignals } from '../contracts/user-signals.ts'

export interface SignalState {
  /** [SG11] Takes in new events, in any order; those of other users and those whose id is held are passed over. */
  fold(events: Iterable<InteractionEvent>, now: number): void
  /** [SG11] What buildUserSignals gives for the events held. `now` may lie before that of earlier calls. */
  signals(now: number): UserSignals
  /** The events held, quarantined and expired ones included, in order of arrival. */
  events(): readonly InteractionEvent[]
  /** Lets go of events with ts < `before`, as the buffer does; without it they are held, not used. */
  prune(before: number): void
}

/**
 * A state that holds `events`. Only contents with a new event, or with one that entered or left the window, are told
 * again. Sums are not carried from fold to fold: adding them up anew costs less than listing the evidence, and nothing
 * drifts. Cost of a fold: O(events held); of signals: O(events held + contents · dim).
 */
export function openSignalState({ userId, events, catalog, config, now: openedAt }: SignalInput): SignalState {
  const held = new Map<string, InteractionEvent>()
  const byContent = new Map<string, InteractionEvent[]>()
  const stories = new Map<string, ContentStory>()
  /** Contents whose story has to be told again. */
  const stale = new Set<string>()
  const readQueryTags = createQueryTagReader(() => catalog.tagCounts().keys())
  let window: EventWindow = { from: Infinity, until: -Infinity }

  fold(events, openedAt)
  return { fold, signals, events: () => [...held.values()], prune }

  function fold(arrived: Iterable<InteractionEvent>, now: number): void {
    for (const event of arrived) {
      if (event.userId !== userId || held.has(event.id)) continue
      held.set(event.id, event)
      if (event.contentId === undefined) continue
      const ofContent = byContent.get(event.contentId)
      if (ofContent) ofContent.push(event)
      else byContent.set(event.contentId, [event])
      stale.add(event.contentId)
    }
    settle(now)
  }

  function signals(now: number): UserSignals {
    settle(now)
    const used: InteractionEvent[] = []
    let quarantined = 0
    let expired = 0
    for (const event of held.values()) {
      if (isWithin(window, event)) used.push(event)
      else if (event.ts > window.until) quarantined++
      else expired++
    }
    return assembleSignals({ userId, catalog, config, now, stories, used, quarantined, expired, readQueryTags })
  }

  function prune(before: number): void {
    for (const [id, event] of held) {
      if (event.ts >= before) continue
      held.delete(id)
      if (event.contentId !== undefined) stale.add(event.contentId)
    }
    for (const contentId of stale) {
      const kept = (byContent.get(contentId) ?? []).filter(({ ts }) => ts >= before)
      if (kept.length > 0) byContent.set(contentId, kept)
      else byContent.delete(contentId)
    }
  }

  /** Moves the window to `now` and tells the stories that this, or a new event, changed. */
  function settle(now: number): void {
    const next = eventWindow(held.values(), now, config.windowDays)
    for (const event of held.values()) {
      if (event.contentId !== undefined && isWithin(window, event) !== isWithin(next, event)) stale.add(event.contentId)
    }
    window = next
    for (const contentId of stale) retell(contentId)
    stale.clear()
  }

  function retell(contentId: string): void {
    const row = catalog.rowOf(contentId)
    if (row === undefined) return
    const inWindow = (byContent.get(contentId) ?? []).filter((event) => isWithin(window, event)).toSorted(compareEvents)
    const story = tellStory(contentId, inWindow, catalog.contentAt(row), config)
    if (story) stories.set(contentId, story)
    else stories.delete(contentId)
  }
}
