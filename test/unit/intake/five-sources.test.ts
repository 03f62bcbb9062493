import { describe, expect, it } from 'vitest'
import { type Happening, SOURCES, writtenBy } from './five-sources.ts'
import { aTime } from '../../builders/an-event.ts'
import { encodeQueryVector } from '../../../src/base/query-vector.ts'
import type { EventName } from '../../../src/contracts/interaction-event.ts'
import type { Fields } from './a-message.ts'
import { IntakeMapping } from '../../../src/contracts/intake-mapping.ts'
import { type InteractionEvent } from '../../../src/contracts/interaction-event.ts'
import { normalizeEvent, type SourceOptions } from '../../../src/intake/normalize-event.ts'

type Said = Partial<InteractionEvent>
const meaning = encodeQueryVector(Float32Array.of(1, 0, -1))

/** What each source makes of the same happening; one answer when they agree. */
function answersTo(happening: Happening, options: Omit<SourceOptions, 'source'> = {}): readonly unknown[] {
  const answers = SOURCES.map((source) => {
    const normalized = normalizeEvent(writtenBy(source, happening), { source, ...options })
    return JSON.stringify('event' in normalized ? normalized.event : normalized.refused)
  })
  return [...new Set(answers)].map((answer): unknown => JSON.parse(answer))
}

function eventWith(event: EventName, said: Said): unknown {
  return { id: 'm', userId: 'v', event, ts: aTime, ...said }
}

const NAMES: readonly (readonly [EventName, readonly string[], Fields, Said])[] = [
  ['content_viewed', ['content_viewed', 'Content Viewed', 'page'], { content_id: 7 }, { contentId: '7' }],
  ['content_completed', ['content_completed', 'Content Completed'], { content_id: 7 }, { contentId: '7' }],
  ['content_dismissed', ['content_dismissed', 'Content Dismissed'], { content_id: 7 }, { contentId: '7' }],
  [
    'content_feedback',
    ['content_feedback', 'Content Feedback'],
    { content_id: 'content_7', feedback: 'less' },
    { contentId: '7', feedback: 'less' },
  ],
  [
    'impressions_shown',
    ['impressions_shown', 'Impressions Shown', 'Product List Viewed'],
    { impressions: ['content_3', 1, { item_id: '2' }], recomm_id: 'r' },
    { impressions: ['3', '1', '2'], recommId: 'r' },
  ],
  [
    'survey_answered',
    ['survey_answered', 'Survey Answered'],
    { content_id: '7', answers: { liked: 4, mood: 'calm', open: null } },
    { contentId: '7', surveyAnswers: { liked: 4, mood: 'calm' } },
  ],
  [
    'search_performed',
    ['search_performed', 'Search Performed', 'Products Searched'],
    { query: ' storms ' },
    { queryText: 'storms' },
  ],
]

/** One field under each of its names; `rest` is what the event needs beside it. */
const FIELDS: readonly (readonly [EventName, readonly string[], unknown, Fields, Said])[] = [
  ['content_viewed', ['content_id', 'contentId', 'item_id', 'product_id', 'id'], 'content_7', {}, { contentId: '7' }],
  [
    'content_completed',
    ['dwell_seconds', 'dwellSeconds', 'duration', 'time_spent'],
    '12.5',
    { content_id: '7' },
    { contentId: '7', dwellSeconds: 12.5 },
  ],
  ['content_dismissed', ['dwell_ms'], 12_500, { content_id: '7' }, { contentId: '7', dwellSeconds: 12.5 }],
  ['content_viewed', ['end_reason', 'endReason'], 'link', { content_id: '7' }, { contentId: '7', endReason: 'link' }],
  ['content_viewed', ['recomm_id', 'recommId'], 'r', { content_id: '7' }, { contentId: '7', recommId: 'r' }],
  ['impressions_shown', ['impressions', 'products'], ['1', '2'], {}, { impressions: ['1', '2'] }],
  [
    'survey_answered',
    ['answers', 'survey_answers', 'surveyAnswers'],
    { liked: 4 },
    { content_id: '7' },
    { contentId: '7', surveyAnswers: { liked: 4 } },
  ],
  ['search_performed', ['query', 'query_text', 'search_query', 'queryText'], 'storms', {}, { queryText: 'storms' }],
  [
    'search_performed',
    ['query_vector', 'queryVector'],
    meaning,
    { query: 'storms' },
    { queryText: 'storms', queryVector: meaning },
  ],
]

describe('equivalent payloads of RudderStack, Segment, PostHog, Snowplow and Postgres', () => {
  it.each(NAMES.flatMap(([event, names, fields, said]) => names.map((name) => [name, event, fields, said] as const)))(
    '[IN14] %s is %s, identical from all of them',
    (name, event, properties, said) => {
      expect(answersTo({ name, properties })).toEqual([eventWith(event, said)])
    },
  )

  it.each(
    FIELDS.flatMap(([event, names, value, rest, said]) =>
      names.map((name) => [name, event, value, rest, said] as const),
    ),
  )('[IN14] %s of %s, identical from all of them', (name, event, value, rest, said) => {
    expect(answersTo({ name: event, properties: { ...rest, [name]: value } })).toEqual([eventWith(event, said)])
  })

  it.each([
    [aTime],
    [String(aTime)],
    [aTime / 1000],
    ['2026-03-14T12:00:00Z'],
    ['2026-03-14 12:00:00.000+00'],
    ['2026-03-14 17:30:00+05:30'],
    ['2026-03-14 12:00:00'],
  ])('[IN14] the time %j, identical from all of them', (time) => {
    expect(answersTo({ name: 'content_viewed', properties: { content_id: '7' }, time })).toEqual([
      eventWith('content_viewed', { contentId: '7' }),
    ])
  })

  it('[IN14] gives the same id to the same event where none is given', () => {
    const [event, ...others] = answersTo({ name: 'content_viewed', properties: { content_id: '7' }, id: null })
    expect(event).toMatchObject({ id: expect.stringMatching(/^h[0-9a-f]{32}$/) as string })
    expect(others).toEqual([])
  })

  it.each<readonly [string, Partial<Happening>]>([
    ['event-name-unknown', { name: 'signed_in' }],
    ['event-name-unknown', { name: '__proto__' }],
    ['event-user-missing', { user: ' ' }],
    ['event-user-missing', { user: ['v'] }],
    ['event-user-missing', { user: 'v'.repeat(201) }],
    ['event-time-missing', { time: null }],
    ['event-time-invalid', { time: Number.NaN }],
    ['event-time-invalid', { time: [aTime] }],
    ['event-time-invalid', { time: 'infinity' }],
    ['event-content-missing', { properties: {} }],
    ['event-content-invalid', { properties: { content_id: '__proto__' } }],
    ['event-content-invalid', { properties: { content_id: 'x'.repeat(100_000) } }],
    ['event-dwell-invalid', { properties: { content_id: '7', dwell_seconds: -1 } }],
    ['event-end-reason-unknown', { properties: { content_id: '7', end_reason: { a: 1 } } }],
    ['event-feedback-unknown', { name: 'content_feedback', properties: { content_id: '7', feedback: 'love' } }],
    ['event-answers-invalid', { name: 'survey_answered', properties: { content_id: '7', answers: [4] } }],
    ['event-impressions-invalid', { name: 'impressions_shown', properties: { impressions: [null] } }],
    ['event-query-missing', { name: 'search_performed', properties: { query: {} } }],
  ])('[IN14] refuses with %s, all of them: %j', (code, wrong) => {
    expect(answersTo({ name: 'content_viewed', properties: { content_id: '7' }, ...wrong })).toEqual([code])
  })

  it('[IN14] takes the instant of arrival where there is none, and times of the future as they are', () => {
    const look = { name: 'content_viewed', properties: { content_id: '7' } }
    expect(answersTo({ ...look, time: null }, { receivedAt: 5 })).toMatchObject([{ ts: 5 }])
    expect(answersTo({ ...look, time: '2999-01-01T00:00:00Z' })).toMatchObject([{ ts: Date.UTC(2999, 0) }])
  })

  it("[IN16] reads a site's own names, the same for all of them, before the usual ones", () => {
    const mapping = IntakeMapping.parse({
      events: { artwork_opened: 'content_viewed', content_viewed: 'content_completed' },
      fields: { 'artwork.no': 'content_id', stay: 'dwell_ms', 'seen.1.by': 'user_id', list: 'recomm_id' },
    })
    const properties = {
      artwork: { no: 12 },
      content_id: '7',
      dwell_seconds: 1,
      stay: 2500,
      list: ' ',
      seen: [0, { by: 'w' }],
    }
    const said = { userId: 'w', contentId: '12', dwellSeconds: 2.5 }
    expect(answersTo({ name: 'artwork_opened', properties }, { mapping })).toEqual([eventWith('content_viewed', said)])
    expect(answersTo({ name: 'content_viewed', properties }, { mapping })).toEqual([
      eventWith('content_completed', said),
    ])
  })

  it('[IN16] looks in the whole payload for what is not among the properties', () => {
    const mapping = IntakeMapping.parse({
      fields: { kind: 'event', n: 'event_id', seenAt: 'time', 'x.y': 'content_id' },
    })
    for (const source of SOURCES) {
      const raw = {
        ...writtenBy(source, { name: 'page', properties: {} }),
        seenAt: 7,
        'x.y': '9',
        kind: 'content_viewed',
        n: 'i',
      }
      expect(normalizeEvent(raw, { source, mapping })).toEqual({
        event: { id: 'i', userId: 'v', event: 'content_viewed', ts: 7000, contentId: '9' },
      })
    }
  })

  it.each([
    [{ event: {} }],
    [{ events: { a: 'opened' } }],
    [{ fields: { a: 'artwork' } }],
    [{ events: [] }],
    [{ pagePings: { heartbeatSeconds: 0, minimumVisitSeconds: 5 } }],
    [[]],
  ])('[IN16] a mapping such as %j is refused', (mapping) => {
    expect(IntakeMapping.safeParse(mapping).success).toBe(false)
  })
})
