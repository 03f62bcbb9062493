/** Local time without time zones in the pure code: an instant as the device's wall clock shows it. */

/**
 * Whole minutes since 1970-01-01T00:00 on the wall clock: `floor(epoch ms / 60,000) - getTimezoneOffset()` of that
 * instant. [PF10] On a day of 25 hours two instants an hour apart show the same minute; both count for that hour.
 */
export type LocalMinute = (epochMs: number) => number

const MINUTES_AN_HOUR = 60
const HOURS_A_DAY = 24

/** Hour of the day, 0 to 23. */
export function hourOf(minute: number): number {
  return modulo(Math.floor(minute / MINUTES_AN_HOUR), HOURS_A_DAY)
}

/** Number of the local day since 1970-01-01. */
export function dayOf(minute: number): number {
  return Math.floor(minute / (MINUTES_AN_HOUR * HOURS_A_DAY))
}

/** Number of the local hour since 1970-01-01T00:00. */
export function hourNumberOf(minute: number): number {
  return Math.floor(minute / MINUTES_AN_HOUR)
}

/** JavaScript's % keeps the sign; hours before 1970 must not be negative. */
function modulo(value: number, by: number): number {
  return ((value % by) + by) % by
}
