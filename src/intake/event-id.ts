/** An id for events that came without one. */
import type { InteractionEvent } from '../contracts/interaction-event.ts'
import { stableHash } from '../base/random.ts'

/** Independent 32-bit hashes in an id: at 128 bits, two events of one visitor do not meet by chance. */
const HASHES = 4
/** 2^32 / golden ratio, odd: multiples of it differ in half of their bits, so that the hashes begin far apart. */
const SEED_STEP = 0x9e3779b1

/**
 * [IN10] The same event always gives the same id, so that a payload sent twice counts once. 33 characters. The order of
 * survey questions does not matter.
 */
export function idOf(event: Omit<InteractionEvent, 'id'>): string {
  const {
    userId,
    event: name,
    ts,
    contentId,
    dwellSeconds,
    endReason,
    queryText,
    impressions,
    feedback,
    recommId,
    queryVector,
  } = event
  const answers = Object.entries(event.surveyAnswers ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const text = JSON.stringify([
    userId,
    name,
    ts,
    contentId,
    dwellSeconds,
    endReason,
    queryText,
    impressions,
    answers,
    feedback,
    recommId,
    ...(queryVector === undefined ? [] : [queryVector]), // last, so that ids of events without one stay as they were
  ])
  const digits = Array.from({ length: HASHES }, (_, at) =>
    stableHash(text, Math.imul(SEED_STEP, at + 1))
      .toString(16)
      .padStart(8, '0'),
  )
  return `h${digits.join('')}`
}
