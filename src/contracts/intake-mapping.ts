/** IntakeMapping: what a site says of its own event names and fields, where they are not the usual ones. */
import * as z from 'zod/mini'
import { EventName } from './interaction-event.ts'

/** What a site's field may stand for. `time` and `dwell_seconds` are read as every source's are, `dwell_ms` in ms. */
export const MappedField = z.enum([
  'event',
  'event_id',
  'user_id',
  'time',
  'content_id',
  'dwell_seconds',
  'dwell_ms',
  'end_reason',
  'feedback',
  'query',
  'query_vector',
  'impressions',
  'answers',
  'recomm_id',
])
export type MappedField = z.infer<typeof MappedField>

/** Longest name of a field, path included, in UTF-16 code units. */
const MAX_NAME_LENGTH = 200
/** Defaults of Snowplow's own models for engaged time. Source: dbt-snowplow-unified, heartbeat and min_visit_length. */
export const SNOWPLOW_PINGS = { heartbeatSeconds: 10, minimumVisitSeconds: 5 }

const TheirName = z.string().check(z.minLength(1), z.maxLength(MAX_NAME_LENGTH))

/**
 * `events`: an event of ours by the site's name. `fields`: a field of ours by the site's; a name that no payload has as
 * it stands is a path (`artwork.id`, `items.0.id`); of several for one field the first that is there wins. `pagePings`:
 * how the site's Snowplow tracker is set, in seconds. Whatever is left out is empty, or Snowplow's default.
 */
export const IntakeMapping = z.readonly(
  z.strictObject({
    events: z._default(z.readonly(z.record(TheirName, EventName)), {}),
    fields: z._default(z.readonly(z.record(TheirName, MappedField)), {}),
    pagePings: z._default(
      z.readonly(
        z.strictObject({
          heartbeatSeconds: z.number().check(z.gt(0)),
          minimumVisitSeconds: z.number().check(z.gte(0)),
        }),
      ),
      SNOWPLOW_PINGS,
    ),
  }),
)
export type IntakeMapping = z.infer<typeof IntakeMapping>
