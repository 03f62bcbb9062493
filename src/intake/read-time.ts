/** Instants as analytics tools write them. */
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../base/time.ts'
import { readNumber } from './read-number.ts'

/** Numbers below this are seconds (until the year 5138), from it on milliseconds (since March 1973). */
const SECONDS_BELOW = 1e11
/** The last instant that a Date can hold. ECMA-262, time values. */
const LAST_INSTANT = 8.64e15

const ISO_8601 =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s?(?:Z|([+-])(\d\d)(?::?(\d\d))?)?)?$/i

/**
 * [IN4] Epoch ms, a whole number >= 0: from ISO 8601 (UTC where no offset is given, whatever the device's own zone) or
 * from seconds or milliseconds as a number or decimal text. Undefined for anything else, for days that do not exist and
 * for instants before 1970.
 */
export function readTime(raw: unknown): number | undefined {
  const ms = fromNumber(raw) ?? (typeof raw === 'string' ? fromIso(raw) : undefined)
  // "+ 0" turns -0 into 0.
  const instant = ms === undefined ? Number.NaN : Math.floor(ms) + 0
  return instant >= 0 && instant <= LAST_INSTANT ? instant : undefined
}

function fromNumber(raw: unknown): number | undefined {
  const value = readNumber(raw)
  return value === undefined || Math.abs(value) >= SECONDS_BELOW ? value : value * SECOND_MS
}

function fromIso(raw: string): number | undefined {
  const match = ISO_8601.exec(raw.trim())
  if (!match) return undefined
  const part = (group: number): number => Number(match[group] ?? 0)
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)]
  const midnight = new Date(Date.UTC(year, month - 1, day))
  const exists =
    midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day && year === midnight.getUTCFullYear()
  if (!exists || hour > 23 || minute > 59 || second > 59) return undefined
  const fraction = Number(`0.${match[7] ?? 0}`)
  const offset = (match[8] === '-' ? -1 : 1) * (part(9) * HOUR_MS + part(10) * MINUTE_MS)
  return midnight.getTime() + hour * HOUR_MS + minute * MINUTE_MS + (second + fraction) * SECOND_MS - offset
}
