/** InteractionEvent: the one event type of the system; every analytics payload becomes this or is refused. */
import * as z from 'zod/mini'
import { MAX_QUERY_VECTOR_CHARS, QUERY_VECTOR_FORM } from '../base/query-vector.ts'
import { ContentId } from './content.ts'

/** How a look at a content ended: engaged, mild, weak, negative. Seed: recsys-contracts, enums. */
export const EndReason = z.enum(['next_button', 'link', 'close_button', 'abandon'])
export type EndReason = z.infer<typeof EndReason>

/** What a visitor says of a content outright. `seen` is not `less`: it changes only what is served. */
export const Feedback = z.enum(['more', 'less', 'hide', 'seen'])
export type Feedback = z.infer<typeof Feedback>

export const EventName = z.enum([
  'content_viewed',
  'content_completed',
  'content_dismissed',
  'content_feedback',
  'impressions_shown',
  'survey_answered',
  'search_performed',
])
export type EventName = z.infer<typeof EventName>

/** One day: longer than any look at a content; a longer dwell is a tab left open and counts as this. */
export const MAX_DWELL_SECONDS = 86_400

/** The meaning of a search as text (base/query-vector.ts). Whether it fits a catalog is for its reader to see. */
export const QueryVectorText = z.string().check(z.maxLength(MAX_QUERY_VECTOR_CHARS), z.regex(QUERY_VECTOR_FORM))

/**
 * One thing that happened. `ts` is epoch ms by the device's clock; `dwellSeconds` in [0, 86400], active time;
 * `surveyAnswers` maps a question to a number or a choice; `queryVector` is what `queryText` means to the page's model.
 */
export const InteractionEvent = z.readonly(
  z.strictObject({
    id: z.string().check(z.minLength(1), z.maxLength(200)),
    userId: z.string().check(z.minLength(1), z.maxLength(200)),
    event: EventName,
    ts: z.int().check(z.gte(0)),
    contentId: z.optional(ContentId),
    dwellSeconds: z.optional(z.number().check(z.gte(0), z.lte(MAX_DWELL_SECONDS))),
    endReason: z.optional(EndReason),
    queryText: z.optional(z.string()),
    queryVector: z.optional(QueryVectorText),
    impressions: z.optional(z.readonly(z.array(ContentId))),
    surveyAnswers: z.optional(z.readonly(z.record(z.string(), z.union([z.number(), z.string()])))),
    feedback: z.optional(Feedback),
    recommId: z.optional(z.string()),
  }),
)
export type InteractionEvent = z.infer<typeof InteractionEvent>

/** The one order of events: ascending by ts, then by id in UTF-16 code units; 0 only for the same ts and id. */
export function compareEvents(a: InteractionEvent, b: InteractionEvent): number {
  return a.ts - b.ts || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** Why a raw event could not become an InteractionEvent. Expected outcomes, so values and not errors. */
export type RefusalCode =
  | 'event-not-an-object'
  | 'event-name-unknown'
  | 'event-user-missing'
  | 'event-time-missing'
  | 'event-time-invalid'
  | 'event-content-missing'
  | 'event-content-invalid'
  | 'event-dwell-invalid'
  | 'event-end-reason-unknown'
  | 'event-feedback-unknown'
  | 'event-answers-invalid'
  | 'event-impressions-invalid'
  | 'event-query-missing'
  | 'event-view-missing'

/** What a normaliser says of one raw payload. */
export type Normalized = { readonly event: InteractionEvent } | { readonly refused: RefusalCode }
