import { describe, expect, it } from 'vitest'
import { aMessage, eventOf, type Fields } from './a-message.ts'
import { aTime } from '../../builders/an-event.ts'
import { type RefusalCode } from '../../../src/contracts/interaction-event.ts'
import { normalizeEvent, normalizeEvents } from '../../../src/intake/rudderstack.ts'
import { readFileSync } from 'node:fs'

describe('fixtures of our own', () => {
  interface Fixture extends Fields {
    readonly _expect?: unknown
    readonly _refused?: RefusalCode
  }
  const lines = readFileSync(new URL('../../fixtures/payloads/visit.ndjson', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  const fixtures = lines.map((line) => JSON.parse(line) as Fixture)

  it.each(fixtures.map((fixture, at) => [at + 1, fixture] as const))(
    '[IN1] [IN7] line %d becomes the event, or the refusal, that it says',
    (_, { _expect, _refused, ...raw }) => {
      expect(normalizeEvent(raw)).toEqual(_refused ? { refused: _refused } : { event: _expect })
    },
  )

  it('[IN7] hold every event and every refusal but that of no object', () => {
    const normalized = fixtures.map((raw) => normalizeEvent(raw))
    const names = new Set(normalized.flatMap((one) => ('event' in one ? [one.event.event] : [])))
    const codes = new Set(normalized.flatMap((one) => ('event' in one ? [] : [one.refused])))
    expect([names.size, codes.size]).toEqual([7, 12])
  })
})

describe('shape', () => {
  it.each([[null], [undefined], [7], ['content_viewed'], [true], [[aMessage()]], [Symbol('event')], [() => 0]])(
    '[IN1] refuses what is no object: %s',
    (raw) => {
      expect(normalizeEvent(raw)).toEqual({ refused: 'event-not-an-object' })
    },
  )

  it('[IN1] takes the message itself, the message in an envelope and a flat object for the same', () => {
    const message = aMessage({ dwell_seconds: 5 })
    const { properties, ...rest } = message
    const flat = { ...rest, ...(properties as Fields), id: 'not the content', content_id: '7' }
    expect(eventOf({ message })).toEqual(eventOf(message))
    expect(eventOf(flat)).toEqual(eventOf(message))
  })

  it('[IN1] keeps the id of a flat object for the event', () => {
    const raw = { event: 'content_viewed', user_id: 'v', ts: aTime, id: 'row', item_id: '7' }
    expect(eventOf(raw)).toEqual({ id: 'row', userId: 'v', event: 'content_viewed', ts: aTime, contentId: '7' })
    expect(eventOf({ ...raw, item_id: null })).toBe('event-content-missing')
  })

  it('[IN1] names the first fault in the order name, user, time, fields', () => {
    const faults: Fields = { event: 'x', originalTimestamp: 'x', properties: {} }
    expect(eventOf(faults)).toBe('event-name-unknown')
    expect(eventOf({ ...faults, event: 'page' })).toBe('event-user-missing')
    expect(eventOf({ ...faults, event: 'page', userId: 'v' })).toBe('event-time-invalid')
    expect(eventOf({ ...faults, event: 'page', userId: 'v', originalTimestamp: aTime })).toBe('event-content-missing')
  })

  it('[IN1] survives objects that throw when they are read', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    const trap = {
      get event(): string {
        throw new Error('caught')
      },
    }
    expect([proxy, trap].map((raw) => eventOf(raw))).toEqual(['event-not-an-object', 'event-not-an-object'])
    const names = ['content_viewed', 'content_feedback', 'survey_answered', 'impressions_shown', 'search_performed']
    const fields = ['content_id', 'dwell_seconds', 'end_reason', 'feedback', 'answers', 'impressions', 'query']
    for (const event of names) {
      for (const field of fields) expect(() => normalizeEvent(aMessage({ [field]: proxy }, { event }))).not.toThrow()
    }
    for (const field of ['event', 'userId', 'originalTimestamp', 'messageId', 'properties', 'message']) {
      expect(() => normalizeEvent({ ...aMessage(), [field]: proxy })).not.toThrow()
    }
  })
})

describe('batches', () => {
  it('[IN11] sorts events by time, then id, and lists refusals by index', () => {
    const raws = [
      aMessage({}, { messageId: 'c', originalTimestamp: aTime + 1 }),
      'nonsense',
      aMessage({}, { messageId: 'b' }),
      aMessage({ dwell_seconds: -1 }),
      aMessage({}, { messageId: 'a' }),
    ]
    const { events, refused } = normalizeEvents(raws)
    expect(events.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(refused).toEqual([
      { index: 1, code: 'event-not-an-object' },
      { index: 3, code: 'event-dwell-invalid' },
    ])
  })
})

describe('prototypes', () => {
  it('[IN12] are out of reach for every key of a payload', () => {
    const hostile: unknown = JSON.parse(
      `{"event":"survey_answered","userId":"v","ts":${aTime},"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},
        "properties":{"content_id":"7","__proto__":{"polluted":1,"content_id":"8"},"answers":{"liked":4,"__proto__":{"polluted":1}}}}`,
    )
    const event = eventOf(hostile)
    expect(event).toMatchObject({ contentId: '7', surveyAnswers: { liked: 4 } })
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(event).not.toHaveProperty('polluted')
    expect(typeof event === 'object' && Object.getPrototypeOf(event.surveyAnswers)).toBe(Object.prototype)
  })

  it('[IN12] lend nothing: inherited fields are not there', () => {
    expect(eventOf(Object.create(aMessage()) as unknown)).toBe('event-name-unknown')
  })
})
