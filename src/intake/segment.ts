/** Segment's calls. Pure. Source: Segment's spec, "Common Fields" and "Track" (2026). */
import { EVENT_ID_FIELDS, TIME_FIELDS, USER_FIELDS } from './field-aliases.ts'
import { firstOf, fieldsOf, type RawFields } from './raw-fields.ts'
import { plainEvent, type SourceEvent } from './source-event.ts'

/** [IN14] A call: a track by its event, any other by its type. `receivedAt` is the time of calls that name no other. */
export function segmentEvent(call: RawFields): SourceEvent {
  const properties = fieldsOf(call.get('properties')) ?? new Map<string, unknown>()
  const type = firstOf(call, ['type'])
  return plainEvent({
    name: type === undefined || type === 'track' ? firstOf(call, ['event']) : type,
    userId: firstOf(call, USER_FIELDS) ?? firstOf(properties, USER_FIELDS),
    time: firstOf(call, [...TIME_FIELDS, 'receivedAt']),
    id: firstOf(call, EVENT_ID_FIELDS),
    properties,
  })
}
