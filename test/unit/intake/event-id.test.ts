import { describe, expect, it } from 'vitest'
import { aMessage, eventOf, type Fields } from './a-message.ts'
import { aTime } from '../../builders/an-event.ts'
import { normalizeEvents } from '../../../src/intake/rudderstack.ts'

describe('ids', () => {
  const nameless = (properties: Fields = {}, message: Fields = {}) => {
    const event = eventOf(aMessage(properties, { messageId: undefined, ...message }))
    return typeof event === 'object' ? event.id : event
  }

  it('[IN10] gives the same id to the same payload, however it is written', () => {
    const id = nameless({ dwell_seconds: 5 })
    expect(id).toMatch(/^h[0-9a-f]{32}$/)
    expect(nameless({ dwell_ms: '5000' }, { originalTimestamp: new Date(aTime).toISOString() })).toBe(id)
    const asked = (answers: Fields) => nameless({ answers }, { event: 'survey_answered' })
    expect(asked({ a: 1, b: 2 })).toBe(asked({ b: 2, a: 1 }))
  })

  it('[IN10] gives another id when any field differs', () => {
    const survey = { event: 'survey_answered' }
    const ids = [
      nameless(),
      nameless({ content_id: '8' }),
      nameless({ dwell_seconds: 5 }),
      nameless({ end_reason: 'link' }),
      nameless({ recomm_id: 'r' }),
      nameless({}, { originalTimestamp: aTime + 1 }),
      nameless({}, { userId: 'w' }),
      nameless({}, { event: 'content_completed' }),
      nameless({ feedback: 'more' }, { event: 'content_feedback' }),
      nameless({ feedback: 'less' }, { event: 'content_feedback' }),
      nameless({ answers: { a: 1 } }, survey),
      nameless({ answers: { a: '1' } }, survey),
      nameless({ query: 'a' }, { event: 'search_performed' }),
      nameless({ query: 'b' }, { event: 'search_performed' }),
      nameless({ impressions: ['1', '2'] }, { event: 'impressions_shown' }),
      nameless({ impressions: ['2', '1'] }, { event: 'impressions_shown' }),
    ]
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('[IN10] keeps 100,000 looks a millisecond apart from each other', () => {
    const raws = Array.from({ length: 100_000 }, (_, at) =>
      aMessage({}, { messageId: '', originalTimestamp: aTime + at }),
    )
    expect(new Set(normalizeEvents(raws).events.map(({ id }) => id)).size).toBe(100_000)
  })

  it('[IN10] replaces an id that is too long to keep', () => {
    expect(nameless({}, { messageId: 'x'.repeat(201) })).toBe(nameless())
  })
})
