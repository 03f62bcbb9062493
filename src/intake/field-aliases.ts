/** What the fields of an event are called in the wild; the first that is found wins. Source: api.md, events. */

export const CONTENT_ID_FIELDS = ['content_id', 'contentId', 'item_id', 'product_id', 'id'] as const
export const END_REASON_FIELDS = ['end_reason', 'endReason'] as const
export const QUERY_FIELDS = ['query', 'query_text', 'search_query', 'queryText'] as const
export const QUERY_VECTOR_FIELDS = ['query_vector', 'queryVector'] as const
export const FEEDBACK_FIELDS = ['feedback'] as const
/** `products` is what Segment's Product List Viewed carries. */
export const IMPRESSION_FIELDS = ['impressions', 'products'] as const
export const ANSWER_FIELDS = ['answers', 'survey_answers', 'surveyAnswers'] as const
export const RECOMM_ID_FIELDS = ['recomm_id', 'recommId'] as const

export const USER_FIELDS = ['userId', 'anonymousId', 'distinct_id', 'user_id'] as const
export const TIME_FIELDS = ['originalTimestamp', 'timestamp', 'sent_at', 'sentAt', 'ts'] as const
export const EVENT_ID_FIELDS = ['messageId', 'id', 'uuid', 'event_id'] as const
