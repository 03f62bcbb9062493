/** Which events count now, whatever the device's clock does. */
import { compareEvents, type InteractionEvent } from '../contracts/interaction-event.ts'
import { DAY_MS } from '../base/time.ts'

/** Both ends inclusive, epoch ms: older events are expired, newer ones quarantined. */
export interface EventWindow {
  readonly from: number
  readonly until: number
}

export interface SplitEvents {
  /** Ascending by ts, then id, like the other two. */
  readonly used: readonly InteractionEvent[]
  readonly quarantined: readonly InteractionEvent[]
  readonly expired: readonly InteractionEvent[]
}

/** A gap this long between two events is a clock that leapt, more likely than a visitor who came back. Docent's own. */
const LEAP_DAYS = 365

/** [SG12] Events more than this ahead of the clock are not believed. decisions: clocks. */
const AHEAD_MS = DAY_MS

/**
 * [SG12] until = now + 1 day; windowNow = min(now, newest event up to `until` + 1 day); from = windowNow - windowDays.
 * So a clock that leapt ahead expires nothing by itself. `events`: all of one user, in any order.
 */
export function eventWindow(events: Iterable<InteractionEvent>, now: number, windowDays: number): EventWindow {
  const until = now + AHEAD_MS
  let newest = -Infinity
  for (const { ts } of events) if (ts <= until && ts > newest) newest = ts
  const windowNow = newest === -Infinity ? now : Math.min(now, newest + DAY_MS)
  return { from: windowNow - windowDays * DAY_MS, until }
}

/** Whether an event counts now. */
export function isWithin({ from, until }: EventWindow, { ts }: InteractionEvent): boolean {
  return ts >= from && ts <= until
}

/** [SG12] Every event into exactly one of three, each in time order. */
export function splitEvents(events: readonly InteractionEvent[], now: number, windowDays: number): SplitEvents {
  const sorted = events.toSorted(compareEvents)
  const window = eventWindow(sorted, now, windowDays)
  return {
    used: sorted.filter((event) => isWithin(window, event)),
    quarantined: sorted.filter(({ ts }) => ts > window.until),
    expired: sorted.filter(({ ts }) => ts < window.from),
  }
}

/**
 * [SG13] Events older than this instant (epoch ms) may be removed for good: the start of the window, except after a leap
 * of more than a year. Then it is the window before the leap, until events on the far side span a day: an hour under a
 * wrong clock must not cost a visitor their history. `events`: all of one user, new ones included, in any order.
 */
export function pruneBefore(events: readonly InteractionEvent[], now: number, windowDays: number): number {
  const { from, until } = eventWindow(events, now, windowDays)
  const instants = Float64Array.from(events, ({ ts }) => ts)
    .filter((ts) => ts <= until)
    .toSorted()
  let settled = Infinity
  let start = 0
  instants.forEach((ts, index) => {
    const next = instants[index + 1]
    if (next !== undefined && next - ts <= LEAP_DAYS * DAY_MS) return
    const first = instants[start] ?? ts
    if (settled === Infinity || ts - first >= DAY_MS) settled = ts
    start = index + 1
  })
  return Math.min(from, settled + DAY_MS - windowDays * DAY_MS)
}
