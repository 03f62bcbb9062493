/** Seconds with an item in view. */
import { MAX_DWELL_SECONDS, type RefusalCode } from '../contracts/interaction-event.ts'
import { firstOf, type RawFields } from './raw-fields.ts'
import { readNumber } from './read-number.ts'
import { SECOND_MS } from '../base/time.ts'

/** Names of dwell, first found wins, with what a second is in their unit. Source: api.md, events. */
const DWELL_FIELDS = [
  ['dwell_seconds', 1],
  ['dwellSeconds', 1],
  ['dwell_ms', SECOND_MS],
  ['duration', 1],
  ['time_spent', 1],
] as const

/**
 * [IN5] In [0, MAX_DWELL_SECONDS], longer ones clamped; undefined when none is given. Refused: a negative one, NaN,
 * infinity and whatever is no number.
 */
export function readDwell(
  fields: RawFields,
): { readonly value: number | undefined } | { readonly refused: RefusalCode } {
  for (const [name, perSecond] of DWELL_FIELDS) {
    const raw = firstOf(fields, [name])
    if (raw === undefined) continue
    const dwell = readNumber(raw)
    if (dwell === undefined || dwell < 0) return { refused: 'event-dwell-invalid' }
    return { value: Math.min(MAX_DWELL_SECONDS, Math.abs(dwell) / perSecond) }
  }
  return { value: undefined }
}
