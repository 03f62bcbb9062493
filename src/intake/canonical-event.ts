/** The last step of every normaliser: the parts of a raw event become an InteractionEvent or a refusal. */
import { type NameMap, readEventName } from './event-names.ts'
import { idOf } from './event-id.ts'
import type { Normalized } from '../contracts/interaction-event.ts'
import type { RawFields } from './raw-fields.ts'
import { readProperties } from './read-properties.ts'
import { readShortText } from './read-text.ts'
import { readTime } from './read-time.ts'

/** Where a source keeps the five parts of an event; values as they came, undefined when not there. */
export interface RawEvent {
  readonly name: unknown
  readonly userId: unknown
  readonly time: unknown
  readonly id: unknown
  readonly properties: RawFields
}

export interface NormalizeOptions {
  /** A site's own event names. */
  readonly nameMap?: NameMap
  /** Epoch ms, a whole number >= 0: stands in for the time of events that carry none. */
  readonly receivedAt?: number
}

/** [IN1] The event, or the first fault in the order name, user, time, fields. Never throws. */
export function canonicalEvent(raw: RawEvent, { nameMap, receivedAt }: NormalizeOptions = {}): Normalized {
  const name = readEventName(raw.name, nameMap)
  if (name === undefined) return { refused: 'event-name-unknown' }
  const userId = readShortText(raw.userId)
  if (userId === undefined) return { refused: 'event-user-missing' }
  if (raw.time === undefined && receivedAt === undefined) return { refused: 'event-time-missing' }
  const ts = raw.time === undefined ? receivedAt : readTime(raw.time)
  if (ts === undefined) return { refused: 'event-time-invalid' }
  const properties = readProperties(name, raw.properties)
  if ('refused' in properties) return properties
  const event = { userId, event: name, ts, ...properties }
  return { event: { id: readShortText(raw.id) ?? idOf(event), ...event } }
}
