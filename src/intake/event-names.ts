/** What the seven events are called in the wild. Source: api.md, events. */
import type { EventName } from '../contracts/interaction-event.ts'

/** A site's own names, each for one of ours: `{ 'Artwork Opened': 'content_viewed' }`. */
export type NameMap = Readonly<Record<string, EventName>>

const KNOWN_NAMES: ReadonlyMap<string, EventName> = new Map([
  ['content_viewed', 'content_viewed'],
  ['Content Viewed', 'content_viewed'],
  ['$pageview', 'content_viewed'],
  ['page', 'content_viewed'],
  ['content_completed', 'content_completed'],
  ['Content Completed', 'content_completed'],
  ['content_dismissed', 'content_dismissed'],
  ['Content Dismissed', 'content_dismissed'],
  ['content_feedback', 'content_feedback'],
  ['Content Feedback', 'content_feedback'],
  ['impressions_shown', 'impressions_shown'],
  ['Impressions Shown', 'impressions_shown'],
  ['Product List Viewed', 'impressions_shown'],
  ['survey_answered', 'survey_answered'],
  ['Survey Answered', 'survey_answered'],
  ['search_performed', 'search_performed'],
  ['Search Performed', 'search_performed'],
  ['Products Searched', 'search_performed'],
])

/** [IN2] Ours for a raw name, the site's own table first; undefined for any other name and for what is no text. */
export function readEventName(raw: unknown, nameMap: NameMap = {}): EventName | undefined {
  if (typeof raw !== 'string') return undefined
  const name = raw.trim()
  return Object.hasOwn(nameMap, name) ? nameMap[name] : KNOWN_NAMES.get(name)
}
