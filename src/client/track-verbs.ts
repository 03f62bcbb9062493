/** The verbs that note what a visitor does. None of them throws, none waits. */
import type { Docent, Props } from './docent.ts'
import { rawEvent, type RawEvent, type TrackOptions } from './raw-event.ts'

export type TrackVerbs = Pick<Docent, 'track' | 'page' | 'view' | 'dwell' | 'complete' | 'dismiss' | 'survey' | 'query'>

/** `add` is given each event; `null` stands for one that was no data, so that its refusal is counted in its place. */
export function trackVerbs(userId: string, add: (raw: RawEvent | null) => void): TrackVerbs {
  const note = (type: RawEvent['type'], name: string | undefined, props?: Props, options?: TrackOptions): void => {
    try {
      add(rawEvent({ type, name, props, options, userId, now: Date.now() }))
    } catch {
      add(null) // a function or an element among the fields: the caller's fault must not become their visitor's
    }
  }
  const track: TrackVerbs['track'] = (event, props, options) => note('track', event, props, options)
  return {
    track,
    page: (name, props, options) => note('page', name, props, options),
    view: (contentId, options) => track('content_viewed', look(contentId, options?.endReason), options),
    dwell: (contentId, seconds, options) =>
      track('content_viewed', { ...look(contentId, options?.endReason), dwell_seconds: seconds }, options),
    complete: (contentId, options) => track('content_completed', look(contentId), options),
    dismiss: (contentId, options) => track('content_dismissed', look(contentId), options),
    survey: (contentId, answers, options) => track('survey_answered', { ...look(contentId), answers }, options),
    query: (text, options) => track('search_performed', { query: text }, options),
  }
}

function look(contentId: string, endReason?: string): Props {
  return endReason === undefined ? { content_id: contentId } : { content_id: contentId, end_reason: endReason }
}
