/** When a device looks for updates by itself: about once a day, never because of what a visitor does. Pure. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../base/time.ts'
import type { SyncState } from '../../ports/sync-state-store.ts'

/** A day, give or take; which, a number decides that each device drew once. Source: storage note, section 3. */
const PERIOD_MS = DAY_MS
const SPREAD_MS = 12 * HOUR_MS
const FIRST_BACKOFF_MS = MINUTE_MS
const MOST_BACKOFF_MS = DAY_MS
/** A device that was never asked looks soon, but not all of them at once. */
const FIRST_LOOK_MS = MINUTE_MS

/** Milliseconds from one look to the next, when something came: from 12 to 36 hours, the same on a device for ever. */
export function periodMs({ device }: Pick<SyncState, 'device'>): number {
  return PERIOD_MS + (2 * device - 1) * SPREAD_MS
}

/**
 * [SY52] Milliseconds to wait after `failures` runs in a row to which nothing came: full jitter over 1 min · 2^(failures -
 * 1), at most a day; at least what the server asked for, at most a day of it. `random` in [0, 1).
 */
export function backoffMs(failures: number, retryAfterMs: number | undefined, random: number): number {
  const most = Math.min(MOST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** Math.max(0, failures - 1))
  const asked = Math.min(MOST_BACKOFF_MS, Math.max(0, retryAfterMs ?? 0))
  return Math.min(MOST_BACKOFF_MS, asked + random * most)
}

/**
 * [SY53] Milliseconds until the first look of a worker that was just opened. The wall clock says when the site was last
 * asked, as nothing else outlives a page; what it says is kept within one period, so that a clock that jumped by years can
 * neither hurry nor stop it.
 */
export function firstLookMs(state: SyncState, now: number, random: number): number {
  if (state.askedAt === undefined) return random * FIRST_LOOK_MS
  if (state.failures > 0) return backoffMs(state.failures, undefined, random)
  const period = periodMs(state)
  return Math.min(period, Math.max(random * FIRST_LOOK_MS, state.askedAt + period - now))
}
