/**
 * Snowplow's events: as trackers send them (tracker protocol), as enrichment writes them (JSON rows), and inside the
 * report of a test collector. Pure. Source: Snowplow's documentation, "Event parameters" and "Canonical event" (2026).
 */
import { fieldsOf, firstOf, type RawFields } from './raw-fields.ts'
import { pageViewId, type SnowplowEntity, snowplowEntities } from './snowplow-entities.ts'
import { readBase64Json, readJson } from './read-json.ts'
import { type SelfDescribing, selfDescribing } from './iglu-json.ts'
import { readShortText } from './read-text.ts'
import type { SourceEvent } from './source-event.ts'

const USERS = ['user_id', 'uid', 'domain_userid', 'duid', 'network_userid', 'nuid']
/** Best first: what the site says, what the pipeline corrected, the device's own clock, the collector's. */
const TIMES = ['true_tstamp', 'ttm', 'derived_tstamp', 'dvce_created_tstamp', 'dtm', 'collector_tstamp', 'stm']
/** Pings are counted by the device's clock: a batch of them is corrected by one amount, and may arrive late. */
const BEATS = ['dvce_created_tstamp', 'dtm', 'derived_tstamp', 'collector_tstamp']

const KINDS: Readonly<Record<string, string>> = { pv: 'page_view', pp: 'page_ping', ue: 'unstruct', se: 'struct' }
/** Fields of structured events, by the names that a mapping gives them. */
const STRUCTURED = [
  ['category', ['se_category', 'se_ca']],
  ['action', ['se_action', 'se_ac']],
  ['label', ['se_label', 'se_la']],
  ['property', ['se_property', 'se_pr']],
  ['value', ['se_value', 'se_va']],
] as const
const NAMES = { page_view: 'content_viewed' } as const

/**
 * [IN14] A self-describing event goes by the name of its schema and has the fields of its data, a structured one goes by
 * its action; then come the fields of the site's own entities, but for a bare `id`, which may be anybody's. A page view
 * opens a look, [IN18] page pings say how long it took.
 */
export function snowplowEvent(outer: RawFields): SourceEvent {
  const payload = fieldsOf(outer.get('event')) ?? outer
  const entities = snowplowEntities(payload)
  const kind = kindOf(payload)
  const described = kind === 'unstruct' ? describedEvent(payload) : undefined
  const look = readShortText(pageViewId(entities) ?? payload.get('page_view_id'))
  const isPing = kind === 'page_ping'
  return {
    name: nameOf(kind, payload, described),
    userId: firstOf(payload, USERS),
    time: firstOf(payload, TIMES),
    id: firstOf(payload, ['event_id', 'eid']),
    properties: propertiesOf(payload, described, entities),
    names: NAMES,
    look: kind === 'page_view' ? look : undefined,
    note: isPing ? { look, seconds: undefined, beatAt: firstOf(payload, BEATS), alone: true } : undefined,
  }
}

function kindOf(payload: RawFields): unknown {
  const kind = firstOf(payload, ['e', 'event', 'event_name'])
  return typeof kind === 'string' && Object.hasOwn(KINDS, kind) ? KINDS[kind] : kind
}

function nameOf(kind: unknown, payload: RawFields, described: SelfDescribing | undefined): unknown {
  if (kind === 'unstruct') return described?.name ?? firstOf(payload, ['event_name'])
  return kind === 'struct' ? firstOf(payload, ['se_action', 'se_ac']) : kind
}

/** What the self-describing event says; in rows the schema's name is in `event_name` and the data in a column of its own. */
function describedEvent(payload: RawFields): SelfDescribing | undefined {
  for (const raw of [
    readJson(payload.get('ue_pr')),
    readBase64Json(payload.get('ue_px')),
    readJson(payload.get('unstruct_event')),
  ]) {
    const outer = selfDescribing(raw)
    const event = outer?.name === 'unstruct_event' ? selfDescribing(outer.data) : outer
    if (event) return event
  }
  const name = readShortText(firstOf(payload, ['event_name']))
  const column = [...payload].find(([key, value]) => key.startsWith('unstruct_event_') && fieldsOf(readJson(value)))
  return name !== undefined && column ? { vendor: '', name, data: readJson(column[1]) } : undefined
}

function propertiesOf(
  payload: RawFields,
  described: SelfDescribing | undefined,
  entities: readonly SnowplowEntity[],
): RawFields {
  const properties = new Map<string, unknown>(fieldsOf(described?.data))
  const add = (name: string, value: unknown): void => {
    if (firstOf(properties, [name]) === undefined) properties.set(name, value)
  }
  for (const [name, fields] of STRUCTURED) add(name, firstOf(payload, fields))
  for (const { name, own, data, raw } of entities) {
    for (const [field, value] of own ? data : []) if (field !== 'id') add(field, value)
    // For a mapping, which may name `artwork.id`.
    add(name, raw)
  }
  return properties
}
