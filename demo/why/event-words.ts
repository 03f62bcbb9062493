/** A past event as a visitor remembers it: "48 s today at 14:05, then on to the next". */
import type { EventChange } from 'docent'

const DAY_MS = 86_400_000
/** Within this many days a weekday is clear. */
const WEEK_DAYS = 6

const LEFT = {
  next_button: ', then on to the next',
  link: ', then along a link',
  close_button: '',
  abandon: ', then away',
} as const
const SAID = {
  more: 'you asked for more',
  less: 'you asked for less',
  hide: 'you put it away',
  seen: 'you knew it',
} as const

/** `change` is missing for an event that is not in the evidence any more. */
export function eventWords(change: EventChange | undefined, now: number): string {
  if (!change) return 'Earlier'
  const { feedback, dwellSeconds, endReason } = change.did
  const when = whenWords(change.ts, now)
  if (feedback) return `${capitalised(when)} ${SAID[feedback]}`
  if (dwellSeconds === undefined) return capitalised(when)
  return `${Math.max(1, Math.round(dwellSeconds))} s ${when}${endReason === undefined ? '' : LEFT[endReason]}`
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
