/** Rows of a table of events, as JSON, as CSV or as a driver gives them. Pure. */
import { ANSWER_FIELDS, IMPRESSION_FIELDS, TIME_FIELDS, USER_FIELDS } from './field-aliases.ts'
import { fieldsOf, firstOf, type RawFields } from './raw-fields.ts'
import { plainEvent, type SourceEvent } from './source-event.ts'
import { postgresArray } from './postgres-array.ts'
import { readJson } from './read-json.ts'

const NAMES = ['event', 'event_name', 'event_type', 'name', 'type']
const USERS = ['user_id', 'anonymous_id', 'visitor_id', ...USER_FIELDS]
const TIMES = ['occurred_at', 'original_timestamp', ...TIME_FIELDS, 'event_time', 'created_at', 'received_at']
const IDS = ['event_id', 'message_id', 'messageId', 'uuid', 'id']
/** Columns of type json or jsonb that hold what the others do not. */
const JSON_COLUMNS = ['properties', 'props', 'payload', 'data']
const LISTS: readonly string[] = [...IMPRESSION_FIELDS, ...ANSWER_FIELDS]

/**
 * [IN14] A row: its columns, but for `id`, which is the event's, then what a JSON column adds. Lists and answers may be
 * JSON or, as text, an array of Postgres; times may be Dates.
 */
export function postgresEvent(row: RawFields): SourceEvent {
  const properties = new Map([...row].filter(([column]) => column !== 'id'))
  for (const column of JSON_COLUMNS) {
    for (const [field, value] of fieldsOf(readJson(row.get(column))) ?? []) {
      if (firstOf(properties, [field]) === undefined) properties.set(field, value)
    }
  }
  for (const field of LISTS) if (properties.has(field)) properties.set(field, listOf(properties.get(field)))
  const time = firstOf(row, TIMES) ?? firstOf(properties, TIMES)
  return plainEvent({
    name: firstOf(row, NAMES),
    userId: firstOf(properties, USERS),
    time: instantOf(time) ?? time,
    id: firstOf(row, IDS),
    properties,
  })
}

function listOf(value: unknown): unknown {
  return typeof value === 'string' ? (readJson(value) ?? postgresArray(value) ?? value) : value
}

/** Drivers turn timestamps into Dates; one that holds no instant is NaN, which no reader of times takes. */
function instantOf(value: unknown): number | undefined {
  try {
    return value instanceof Date ? value.getTime() : undefined
  } catch {
    return undefined // a proxy, or what only pretends to be a Date
  }
}
