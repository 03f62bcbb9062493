/**
 * RudderStack payloads, and what Docent's own tracker sends, as InteractionEvents. Pure. Seed: recsys-adapters,
 * rudderstack.py.
 */
import { canonicalEvent, type NormalizeOptions, type RawEvent } from './canonical-event.ts'
import {
  compareEvents,
  type InteractionEvent,
  type Normalized,
  type RefusalCode,
} from '../contracts/interaction-event.ts'
import { EVENT_ID_FIELDS, TIME_FIELDS, USER_FIELDS } from './field-aliases.ts'
import { fieldsOf, firstOf, type RawFields } from './raw-fields.ts'

export { normalizeContentId } from './normalize-content-id.ts'

/** A batch, understood: every raw is either an event or a refusal. */
export interface NormalizedBatch {
  /** Ascending by ts, then by id. */
  readonly events: readonly InteractionEvent[]
  /** Index in the batch and why, ascending by index. */
  readonly refused: readonly { readonly index: number; readonly code: RefusalCode }[]
}

/**
 * [IN1] One payload: a message `{ event, userId, messageId, originalTimestamp, properties }`, the same inside
 * `{ message }`, or a flat object that carries the properties beside the rest. Never throws.
 */
export function normalizeEvent(raw: unknown, options: NormalizeOptions = {}): Normalized {
  const outer = fieldsOf(raw)
  return outer ? canonicalEvent(rudderstackEvent(outer), options) : { refused: 'event-not-an-object' }
}

/** [IN1] The five parts of a payload, wherever they are. */
export function rudderstackEvent(outer: RawFields): RawEvent {
  const message = fieldsOf(outer.get('message')) ?? outer
  const properties = fieldsOf(message.get('properties')) ?? flatProperties(message)
  return {
    name: firstOf(message, ['event', 'type']),
    userId: firstOf(message, USER_FIELDS) ?? firstOf(properties, USER_FIELDS),
    time: firstOf(message, TIME_FIELDS),
    id: firstOf(message, EVENT_ID_FIELDS),
    properties,
  }
}

/** [IN11] Each payload on its own: one that is refused costs no other. Never throws. Cost: O(n · log n). */
export function normalizeEvents(raws: readonly unknown[], options: NormalizeOptions = {}): NormalizedBatch {
  const events: InteractionEvent[] = []
  const refused: { index: number; code: RefusalCode }[] = []
  raws.forEach((raw, index) => {
    const normalized = normalizeEvent(raw, options)
    if ('event' in normalized) events.push(normalized.event)
    else refused.push({ index, code: normalized.refused })
  })
  return { events: events.toSorted(compareEvents), refused }
}

/** The message itself, but for its `id`, which is the event's and not the content's. */
function flatProperties(message: RawFields): RawFields {
  return new Map([...message].filter(([name]) => name !== 'id'))
}
