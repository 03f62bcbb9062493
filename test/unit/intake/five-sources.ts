/** One event, as each of the sources would write it. */
import { aTime } from '../../builders/an-event.ts'
import type { Fields } from './a-message.ts'
import { IntakeSource } from '../../../src/contracts/intake-source.ts'

export const SOURCES = IntakeSource.options

/** What happened, in a site's own words. */
export interface Happening {
  /** 'page' is a page view, in the way that the source writes one. */
  readonly name: string
  readonly properties: Fields
  readonly user?: unknown
  readonly time?: unknown
  readonly id?: unknown
}

/** The user of every happening is 'v', its id 'm', its time aTime, unless it says another. */
export function writtenBy(source: IntakeSource, happening: Happening): Fields {
  const { name, properties, user = 'v', time = aTime, id = 'm' } = happening
  const isPage = name === 'page'
  switch (source) {
    case 'rudderstack': {
      const call = isPage ? { type: 'page', name: 'Work' } : { type: 'track', event: name }
      return { message: { ...call, messageId: id, userId: user, originalTimestamp: time, properties } }
    }
    case 'segment': {
      const call = isPage ? { type: 'page', name: 'Work' } : { type: 'track', event: name }
      return { ...call, messageId: id, userId: user, timestamp: time, properties, context: {}, integrations: {} }
    }
    case 'posthog':
      return {
        uuid: id,
        event: isPage ? '$pageview' : name,
        timestamp: time,
        properties: { distinct_id: user, $lib: 'web', $pathname: '/works', ...properties },
      }
    case 'snowplow':
      return { event_id: id, user_id: user, derived_tstamp: time, platform: 'web', ...snowplowParts(name, properties) }
    case 'postgres':
      return { id, event: name, user_id: user, ts: time, properties }
  }
}

/** Pages carry an entity of the site's; names that no schema could have are structured events with one. */
function snowplowParts(name: string, properties: Fields): Fields {
  if (name === 'page') return { event: 'page_view', event_name: 'page_view', contexts: entities(properties) }
  if (!/^[\w.-]+$/.test(name)) return { event: 'struct', se_action: name, contexts: entities(properties) }
  const data = { schema: `iglu:example.museum/${name}/jsonschema/1-0-0`, data: properties }
  const schema = 'iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0'
  return { event: 'unstruct', event_name: name, unstruct_event: { schema, data } }
}

function entities(data: Fields): Fields {
  const own = { schema: 'iglu:example.museum/work/jsonschema/1-0-0', data }
  return { schema: 'iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1', data: [own] }
}
