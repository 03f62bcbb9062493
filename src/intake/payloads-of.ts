/** The payloads of a request: sources send many in one envelope. */
import { entriesOf, fieldsOf, firstOf, type RawFields } from './raw-fields.ts'

export interface Payload {
  /** Place in the envelope, from 0; undefined for a payload that came alone. */
  readonly part: number | undefined
  /** Undefined for what is no object. */
  readonly fields: RawFields | undefined
}

/** Envelopes name their payloads so: Segment, RudderStack and PostHog; Snowplow. */
const BATCH_FIELDS = ['batch'] as const
const SNOWPLOW_PAYLOADS = /^iglu:com\.snowplowanalytics\.snowplow\/payload_data\//
/** What an envelope says for those of its payloads that do not say it themselves. */
const SENT_FIELDS = ['sent_at', 'sentAt'] as const

/**
 * [IN17] A list, or an envelope, gives its payloads in order, each with the envelope's time of sending where it has none;
 * anything else is one payload. An envelope within an envelope is not opened. An empty one gives none. Never throws.
 */
export function payloadsOf(raw: unknown): readonly Payload[] {
  const list = entriesOf(raw)
  if (list) return list.map((entry, part) => ({ part, fields: fieldsOf(entry) }))
  const fields = fieldsOf(raw)
  const batch = fields && batchOf(fields)
  return (
    batch?.map((entry, part) => ({ part, fields: sentWith(fieldsOf(entry), fields) })) ?? [{ part: undefined, fields }]
  )
}

function batchOf(fields: RawFields): readonly unknown[] | undefined {
  const schema = fields.get('schema')
  const isSnowplow = typeof schema === 'string' && SNOWPLOW_PAYLOADS.test(schema)
  return entriesOf(isSnowplow ? fields.get('data') : firstOf(fields, BATCH_FIELDS))
}

function sentWith(fields: RawFields | undefined, envelope: RawFields | undefined): RawFields | undefined {
  const sent = envelope && firstOf(envelope, SENT_FIELDS)
  if (!fields || sent === undefined || firstOf(fields, SENT_FIELDS) !== undefined) return fields
  return new Map([...fields, ['sent_at', sent]])
}
