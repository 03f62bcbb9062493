/** One payload of any source as an InteractionEvent. Pure. RudderStack's own reader is what the vault has. */
import { canonicalEvent, type RawEvent } from './canonical-event.ts'
import { plainEvent, type SourceEvent } from './source-event.ts'
import { fieldsOf, type RawFields } from './raw-fields.ts'
import type { IntakeMapping } from '../contracts/intake-mapping.ts'
import type { IntakeSource } from '../contracts/intake-source.ts'
import type { Normalized } from '../contracts/interaction-event.ts'
import { mappedEvent } from './mapped-event.ts'
import { noteFault } from './note-fault.ts'
import { postgresEvent } from './postgres.ts'
import { posthogEvent } from './posthog.ts'
import { readEventName } from './event-names.ts'
import { rudderstackEvent } from './rudderstack.ts'
import { segmentEvent } from './segment.ts'
import { snowplowEvent } from './snowplow.ts'

export interface SourceOptions {
  readonly source: IntakeSource
  /** The site's own names; what it says comes before the usual names. */
  readonly mapping?: IntakeMapping
  /** Epoch ms, a whole number >= 0: stands in for the time of events that carry none. */
  readonly receivedAt?: number
}

const READERS: Readonly<Record<IntakeSource, (payload: RawFields) => SourceEvent>> = {
  rudderstack: (payload) => plainEvent(rudderstackEvent(payload)),
  segment: segmentEvent,
  posthog: posthogEvent,
  snowplow: snowplowEvent,
  postgres: postgresEvent,
}

/**
 * [IN14] The event of one payload, not of an envelope of many, or the first fault in the order object, name, user, time,
 * fields. Equivalent payloads of all sources give the same event. `event-view-missing` for a payload that only says how
 * long another look took: `normalizeBatch` brings the two together. Never throws, on any value.
 */
export function normalizeEvent(raw: unknown, options: SourceOptions): Normalized {
  const event = sourceEvent(fieldsOf(raw), options)
  if (!event) return { refused: 'event-not-an-object' }
  return event.note?.alone ? { refused: noteFault(event) ?? 'event-view-missing' } : understood(event, options)
}

/** What a source's reader and the site's mapping make of a payload; undefined for what is no object. */
export function sourceEvent(
  payload: RawFields | undefined,
  { source, mapping }: SourceOptions,
): SourceEvent | undefined {
  if (!payload) return undefined
  const read = READERS[source](payload)
  if (!mapping) return read
  const event = mappedEvent(read, payload, mapping)
  // A site that names its pings or leaves as events of its own means events.
  const isOwn = event.note?.alone && readEventName(event.name, mapping.events) !== undefined
  return { ...event, names: { ...event.names, ...mapping.events }, note: isOwn ? undefined : event.note }
}

/** The last step: its parts become an event or a refusal. */
export function understood(event: SourceEvent, { receivedAt }: Pick<SourceOptions, 'receivedAt'>): Normalized {
  const parts: RawEvent = event
  return canonicalEvent(parts, { nameMap: event.names, ...(receivedAt === undefined ? {} : { receivedAt }) })
}
