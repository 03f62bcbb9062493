/** What is wrong with a payload that says how long a look took. */
import { readNumber } from './read-number.ts'
import { readTime } from './read-time.ts'
import type { RefusalCode } from '../contracts/interaction-event.ts'
import type { SourceEvent } from './source-event.ts'

/** [IN18] The first fault in the order time, dwell; undefined for a sound note, and for an event that has none. */
export function noteFault({ time, note }: Pick<SourceEvent, 'time' | 'note'>): RefusalCode | undefined {
  if (!note) return undefined
  if (time === undefined) return 'event-time-missing'
  if (readTime(time) === undefined) return 'event-time-invalid'
  if (note.seconds === undefined) return undefined
  const seconds = readNumber(note.seconds)
  return seconds === undefined || seconds < 0 ? 'event-dwell-invalid' : undefined
}
