/** A site's own fields, put where ours are looked for. */
import { entriesOf, fieldsOf, firstOf, type RawFields } from './raw-fields.ts'
import type { IntakeMapping, MappedField } from '../contracts/intake-mapping.ts'
import type { SourceEvent } from './source-event.ts'

/** Usual names that would be found before the one that is mapped to. */
const EARLIER_NAMES: Readonly<Partial<Record<MappedField, readonly string[]>>> = {
  dwell_ms: ['dwell_seconds', 'dwellSeconds'],
}

/**
 * [IN16] The event with what `fields` name, looked up among its properties and then in the whole payload. What is mapped
 * is found before what has a usual name; a field that this payload does not have changes nothing. Never throws.
 */
export function mappedEvent(
  event: SourceEvent,
  payload: RawFields,
  { fields }: Pick<IntakeMapping, 'fields'>,
): SourceEvent {
  const found = new Map<MappedField, unknown>()
  for (const [theirs, ours] of Object.entries(fields)) {
    if (found.has(ours)) continue
    const value = valueAt(event.properties, theirs) ?? valueAt(payload, theirs)
    if (value !== undefined) found.set(ours, value)
  }
  if (found.size === 0) return event
  const properties = new Map(event.properties)
  for (const [ours, value] of found) {
    for (const name of EARLIER_NAMES[ours] ?? []) properties.delete(name)
    properties.set(ours, value)
  }
  return {
    ...event,
    name: found.get('event') ?? event.name,
    id: found.get('event_id') ?? event.id,
    userId: found.get('user_id') ?? event.userId,
    time: found.get('time') ?? event.time,
    properties,
  }
}

/** The value of a field of this very name, else at this path; undefined where there is none, null or a blank text. */
function valueAt(fields: RawFields, name: string): unknown {
  const value = firstOf(fields, [name])
  if (value !== undefined || !name.includes('.')) return value
  const [first = '', ...rest] = name.split('.')
  const last = rest.pop() ?? ''
  let inner: RawFields | undefined = innerOf(fields, first)
  for (const part of rest) inner = inner && innerOf(inner, part)
  return inner && firstOf(inner, [last])
}

/** The fields of an object, or the entries of a list by their index. */
function innerOf(fields: RawFields, name: string): RawFields | undefined {
  const value = fields.get(name)
  const entries = entriesOf(value)
  return entries ? new Map(entries.map((entry, at) => [String(at), entry])) : fieldsOf(value)
}
