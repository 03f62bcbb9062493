/** A past event as a visitor remembers it: "48 s today at 14:05, then on to the next". */
import type { JournalEntry } from '../page/visit-journal.ts'

const DAY_MS = 86_400_000
/** Within this many days a weekday is clear. */
const WEEK_DAYS = 6

const LEFT = { next_button: ', then on to the next', link: ', then along a link', close_button: '' } as const
const SAID = { more: 'you asked for more', less: 'you asked for less', hide: 'you put it away' } as const

/** `entry` is missing for events from before this page was loaded: then the time stands alone. */
export function eventWords(ts: number | undefined, entry: JournalEntry | undefined, now: number): string {
  const when = ts === undefined ? 'earlier' : whenWords(ts, now)
  if (!entry) return capitalised(when)
  if (entry.event !== 'look') return `${capitalised(when)} ${SAID[entry.event]}`
  const left = entry.left === undefined ? '' : LEFT[entry.left]
  return `${Math.max(1, Math.round(entry.seconds ?? 0))} s ${when}${left}`
}

/** "today at 14:05", "on Tuesday at 14:05", "on 3 November": the time of day in the visitor's own format. */
export function whenWords(ts: number, now: number): string {
  const time = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' }).format(ts)
  const days = Math.round((startOfDay(now) - startOfDay(ts)) / DAY_MS)
  if (days <= 0) return `today at ${time}`
  if (days === 1) return `yesterday at ${time}`
  if (days <= WEEK_DAYS) return `on ${new Intl.DateTimeFormat('en', { weekday: 'long' }).format(ts)} at ${time}`
  return `on ${new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' }).format(ts)}`
}

function startOfDay(ts: number): number {
  return new Date(ts).setHours(0, 0, 0, 0)
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
