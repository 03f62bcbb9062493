import { describe, expect, it } from 'vitest'
import { aMessage, eventOf, type Fields } from './a-message.ts'
import type { InteractionEvent } from '../../../src/contracts/interaction-event.ts'
import { aTime } from '../../builders/an-event.ts'

/** What is read when the first name is taken away, then the second, and so on; names come in the wrong order. */
function readInTurn(names: readonly string[], values: readonly string[], read: (fields: Fields) => unknown): unknown {
  const all = names.map((name, at): [string, unknown] => [name, values[at]])
  return names.map((_, from) => read(Object.fromEntries(all.slice(from).toReversed())))
}

const CASES: readonly [string, readonly string[], (fields: Fields) => Fields, keyof InteractionEvent][] = [
  [
    'content ids',
    ['content_id', 'contentId', 'item_id', 'product_id', 'id'],
    (properties) => ({ ...aMessage(), properties }),
    'contentId',
  ],
  [
    'queries',
    ['query', 'query_text', 'search_query', 'queryText'],
    (properties) => ({ ...aMessage({}, { event: 'search_performed' }), properties }),
    'queryText',
  ],
  ['lists', ['recomm_id', 'recommId'], aMessage, 'recommId'],
  [
    'users',
    ['userId', 'anonymousId', 'distinct_id', 'user_id'],
    (users) => ({ ...aMessage({}, { userId: null }), ...users }),
    'userId',
  ],
  [
    'times',
    ['originalTimestamp', 'timestamp', 'sent_at', 'sentAt', 'ts'],
    (times) => ({ ...aMessage({}, { originalTimestamp: null }), ...times }),
    'ts',
  ],
  [
    'event ids',
    ['messageId', 'id', 'uuid', 'event_id'],
    (ids) => ({ ...aMessage({}, { messageId: ' ' }), ...ids }),
    'id',
  ],
]

describe('aliases', () => {
  it.each(CASES)('[IN3] %s: the first found wins', (_, names, rawOf, field) => {
    // Digits of an instant, so that they are valid for every field.
    const values = names.map((_name, at) => String(aTime + at))
    const read = readInTurn(names, values, (fields) => {
      const event = eventOf(rawOf(fields))
      return typeof event === 'object' ? String(event[field]) : event
    })
    expect(read).toEqual(values)
  })

  it.each([
    ['end_reason', 'endReason', 'content_viewed', ['link', 'abandon'], 'endReason'],
    ['impressions', 'products', 'impressions_shown', [['1'], ['2']], 'impressions'],
    ['answers', 'survey_answers', 'survey_answered', [{ q: 1 }, { q: 2 }], 'surveyAnswers'],
    ['survey_answers', 'surveyAnswers', 'survey_answered', [{ q: 1 }, { q: 2 }], 'surveyAnswers'],
  ])('[IN3] %s before %s', (first, second, event, [value, other], field) => {
    expect(eventOf(aMessage({ [second]: other, [first]: value }, { event }))).toHaveProperty(field, value)
    expect(eventOf(aMessage({ [second]: other, [first]: null }, { event }))).toHaveProperty(field, other)
  })

  it.each([
    [{ dwell_seconds: 1, dwellSeconds: 2, dwell_ms: 3000, duration: 4, time_spent: 5 }, 1],
    [{ dwellSeconds: 2, dwell_ms: 3000, duration: 4, time_spent: 5 }, 2],
    [{ dwell_ms: 3000, duration: 4, time_spent: 5 }, 3],
    [{ duration: 4, time_spent: 5 }, 4],
    [{ time_spent: 5 }, 5],
    [{ dwell_seconds: null, dwellSeconds: '', dwell_ms: 3000 }, 3],
  ])('[IN3] dwell of %j is %d s', (fields, dwellSeconds) => {
    expect(eventOf(aMessage(fields))).toMatchObject({ dwellSeconds })
  })

  it('[IN3] looks for the user in the properties when the message has none', () => {
    expect(eventOf(aMessage({ distinct_id: 'p' }, { userId: '' }))).toMatchObject({ userId: 'p' })
  })
})
