/** PostHog's captures, as they are sent and as they are exported. Pure. Source: posthog-js, page-view.ts (2026). */
import { EVENT_ID_FIELDS, TIME_FIELDS, USER_FIELDS } from './field-aliases.ts'
import { fieldsOf, firstOf, type RawFields } from './raw-fields.ts'
import type { LookNote, SourceEvent } from './source-event.ts'
import { readJson } from './read-json.ts'
import { readNumber } from './read-number.ts'
import { readShortText } from './read-text.ts'
import { readTime } from './read-time.ts'

const PAGE_VIEW = '$pageview'
const PAGE_LEAVE = '$pageleave'

/**
 * [IN14] A capture, or a row of an export whose properties are JSON. `$pageview` opens a look; the next `$pageview`, or
 * the `$pageleave`, says by `$prev_pageview_duration` how many seconds it took.
 */
export function posthogEvent(capture: RawFields): SourceEvent {
  const properties = fieldsOf(readJson(capture.get('properties'))) ?? new Map<string, unknown>()
  const name = firstOf(capture, ['event'])
  return {
    name,
    userId: firstOf(capture, ['distinct_id', ...USER_FIELDS]) ?? firstOf(properties, ['distinct_id', ...USER_FIELDS]),
    time: timeOf(capture, properties),
    id: firstOf(capture, ['uuid', ...EVENT_ID_FIELDS]) ?? firstOf(properties, ['$insert_id']),
    properties,
    names: {},
    look: name === PAGE_VIEW ? lookOf(properties, '$pageview_id', '$pathname') : undefined,
    note: name === PAGE_VIEW || name === PAGE_LEAVE ? noteOf(properties, name === PAGE_LEAVE) : undefined,
  }
}

/** The timestamp, else the `$time` of the library, else `offset` milliseconds before the batch was sent. */
function timeOf(capture: RawFields, properties: RawFields): unknown {
  const said = firstOf(capture, ['timestamp']) ?? firstOf(properties, ['$time'])
  if (said !== undefined) return said
  const sentAt = readTime(firstOf(capture, ['sent_at', 'sentAt']))
  const offset = readNumber(firstOf(capture, ['offset']))
  return sentAt !== undefined && offset !== undefined ? sentAt - offset : firstOf(capture, TIME_FIELDS)
}

function noteOf(properties: RawFields, alone: boolean): LookNote | undefined {
  const seconds = firstOf(properties, ['$prev_pageview_duration'])
  if (seconds === undefined && !alone) return undefined
  const look = lookOf(properties, '$prev_pageview_id', '$prev_pageview_pathname')
  return { look: seconds === undefined ? undefined : look, seconds, beatAt: undefined, alone }
}

/** By its id; libraries before there was one name the path, which means something in one window only. */
function lookOf(properties: RawFields, idField: string, pathField: string): string | undefined {
  const id = readShortText(firstOf(properties, [idField]))
  if (id !== undefined) return id
  const window = readShortText(firstOf(properties, ['$window_id', '$session_id']))
  const path = firstOf(properties, [pathField])
  return window !== undefined && typeof path === 'string' ? `${window} ${path}` : undefined
}
