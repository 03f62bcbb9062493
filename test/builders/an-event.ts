/** An InteractionEvent that is valid: a look of ten seconds at content '1'. */
import { InteractionEvent } from '../../src/contracts/interaction-event.ts'

/** The user of every builder. */
export const aUser = 'visitor'

/** The instant of every builder: 2026-03-14T12:00:00Z. */
export const aTime = Date.UTC(2026, 2, 14, 12)

/** What a test says of an event; a field that is undefined is left out. */
export type EventOverrides = { readonly [Field in keyof InteractionEvent]?: InteractionEvent[Field] | undefined }

/** Defaults depend on the name: looks carry 10 s of dwell, a search its text, and so on. `overrides` win. */
export function anEvent(overrides: EventOverrides = {}): InteractionEvent {
  const event = overrides.event ?? 'content_viewed'
  const fields = { id: 'event', userId: aUser, ts: aTime, ...FIELDS[event], ...overrides, event }
  return InteractionEvent.parse(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)))
}

const FIELDS: Readonly<Record<InteractionEvent['event'], Partial<InteractionEvent>>> = {
  content_viewed: { contentId: '1', dwellSeconds: 10 },
  content_completed: { contentId: '1', dwellSeconds: 10 },
  content_dismissed: { contentId: '1', dwellSeconds: 1 },
  content_feedback: { contentId: '1', feedback: 'more' },
  impressions_shown: { impressions: ['1', '2'] },
  survey_answered: { contentId: '1', surveyAnswers: { liked: 5 } },
  search_performed: { queryText: 'harbour' },
}
