/** The fields that each event has of its own. Source: api.md, events. */
import {
  ANSWER_FIELDS,
  CONTENT_ID_FIELDS,
  END_REASON_FIELDS,
  FEEDBACK_FIELDS,
  IMPRESSION_FIELDS,
  QUERY_FIELDS,
  QUERY_VECTOR_FIELDS,
  RECOMM_ID_FIELDS,
} from './field-aliases.ts'
import {
  EndReason,
  type EventName,
  Feedback,
  type InteractionEvent,
  QueryVectorText,
  type RefusalCode,
} from '../contracts/interaction-event.ts'
import { firstOf, type RawFields } from './raw-fields.ts'
import { normalizeContentId } from './normalize-content-id.ts'
import { readAnswers } from './read-answers.ts'
import { readDwell } from './read-dwell.ts'
import { readImpressions } from './read-impressions.ts'
import { readShortText } from './read-text.ts'

/** What an event says beside who, when and which. */
export type EventProperties = Omit<InteractionEvent, 'id' | 'userId' | 'event' | 'ts'>

type Read<T> = T | { readonly refused: RefusalCode }

/** [IN7] The fields of one event; those that its kind does not have are passed over. Refused with the first fault. */
export function readProperties(event: EventName, fields: RawFields): Read<EventProperties> {
  const own = readOwn(event, fields)
  const recommId = readShortText(firstOf(fields, RECOMM_ID_FIELDS))
  return 'refused' in own || recommId === undefined ? own : { ...own, recommId }
}

function readOwn(event: EventName, fields: RawFields): Read<EventProperties> {
  switch (event) {
    case 'content_viewed':
    case 'content_completed':
    case 'content_dismissed':
      return withContentId(fields, () => readLook(fields))
    case 'content_feedback':
      return withContentId(fields, () => {
        const feedback = Feedback.safeParse(trimmed(firstOf(fields, FEEDBACK_FIELDS)))
        return feedback.success ? { feedback: feedback.data } : { refused: 'event-feedback-unknown' }
      })
    case 'survey_answered':
      return withContentId(fields, () => {
        const surveyAnswers = readAnswers(firstOf(fields, ANSWER_FIELDS))
        return surveyAnswers ? { surveyAnswers } : { refused: 'event-answers-invalid' }
      })
    case 'impressions_shown': {
      const impressions = readImpressions(firstOf(fields, IMPRESSION_FIELDS))
      return impressions ? { impressions } : { refused: 'event-impressions-invalid' }
    }
    case 'search_performed':
      break
  }
  return readSearch(fields)
}

/** [IN13] A vector that is none is left out: what was searched for still counts by its words. */
function readSearch(fields: RawFields): Read<EventProperties> {
  const query = firstOf(fields, QUERY_FIELDS)
  const queryText = typeof query === 'number' ? String(query) : trimmed(query)
  if (typeof queryText !== 'string') return { refused: 'event-query-missing' }
  const queryVector = QueryVectorText.safeParse(trimmed(firstOf(fields, QUERY_VECTOR_FIELDS)))
  return queryVector.success ? { queryText, queryVector: queryVector.data } : { queryText }
}

function withContentId(fields: RawFields, readRest: () => Read<EventProperties>): Read<EventProperties> {
  const raw = firstOf(fields, CONTENT_ID_FIELDS)
  if (raw === undefined) return { refused: 'event-content-missing' }
  const contentId = normalizeContentId(raw)
  if (contentId === undefined) return { refused: 'event-content-invalid' }
  const rest = readRest()
  return 'refused' in rest ? rest : { contentId, ...rest }
}

function readLook(fields: RawFields): Read<EventProperties> {
  const dwell = readDwell(fields)
  if ('refused' in dwell) return dwell
  const dwellSeconds = dwell.value === undefined ? {} : { dwellSeconds: dwell.value }
  const raw = firstOf(fields, END_REASON_FIELDS)
  if (raw === undefined) return dwellSeconds
  const endReason = EndReason.safeParse(trimmed(raw))
  return endReason.success ? { ...dwellSeconds, endReason: endReason.data } : { refused: 'event-end-reason-unknown' }
}

function trimmed(raw: unknown): unknown {
  return typeof raw === 'string' ? raw.trim() : raw
}
