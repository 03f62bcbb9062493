import { describe, expect, it } from 'vitest'
import { aTime } from '../../builders/an-event.ts'
import type { Fields } from './a-message.ts'
import { IntakeMapping } from '../../../src/contracts/intake-mapping.ts'
import type { IntakeSource } from '../../../src/contracts/intake-source.ts'
import { normalizeEvent } from '../../../src/intake/normalize-event.ts'
import { postgresArray } from '../../../src/intake/postgres-array.ts'
import { readBase64Json, readJson } from '../../../src/intake/read-json.ts'

const answerTo = (source: IntakeSource, raw: unknown, mapping = IntakeMapping.parse({})) => {
  const normalized = normalizeEvent(raw, { source, mapping })
  return 'event' in normalized ? normalized.event : normalized.refused
}
const look = { id: 'm', userId: 'v', event: 'content_viewed', ts: aTime, contentId: '7' }
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64')

describe('texts that hold values', () => {
  it('[IN15] are JSON, or base64 of either alphabet around it', () => {
    const value = { a: ['ö', '>?>?'] }
    expect(readJson(JSON.stringify(value))).toEqual(value)
    expect(readJson(value)).toBe(value)
    const text = base64(value)
    expect(text).toMatch(/[+/]/)
    expect(readBase64Json(text)).toEqual(value)
    expect(readBase64Json(text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''))).toEqual(value)
  })

  it.each([['{'], ['!!'], ['/w=='], ['null,'], [`"${'x'.repeat(200_001)}"`]])(
    '[IN15] say nothing when they are none',
    (text) => {
      expect([readJson(text), readBase64Json(text), readBase64Json(5)]).toEqual([undefined, undefined, undefined])
    },
  )

  it('[IN15] may nest as deep as they like', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    const row = { event: 'impressions_shown', user_id: 'v', ts: aTime, impressions: deep }
    expect(answerTo('postgres', row)).toBe('event-impressions-invalid')
    expect(answerTo('snowplow', { e: 'ue', uid: 'v', dtm: aTime, ue_pr: deep })).toBe('event-name-unknown')
  })

  it.each([
    ['{7,"a b",NULL, x y }', ['7', 'a b', null, 'x y']],
    ['{}', []],
    [' { } ', []],
    [String.raw`{"a\"b","\\",""}`, ['a"b', '\\', '']],
    ['{1,}', undefined],
    ['{,1}', undefined],
    ['{1 "2"}', undefined],
    ['{{1},{2}}', undefined],
    ['{"1}', undefined],
    ['1,2', undefined],
    [`{${'1'.repeat(100_000)}}`, undefined],
  ])('[IN15] are arrays of Postgres: %s', (text, elements) => {
    expect(postgresArray(text)).toEqual(elements)
  })
})

describe('Snowplow', () => {
  const row = { event_id: 'm', user_id: 'v', derived_tstamp: aTime }
  const described = {
    schema: 'iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0',
    data: { schema: 'iglu:example.museum/content_viewed/jsonschema/2-0-1', data: { content_id: '7' } },
  }
  const entities = (...data: readonly (readonly [string, unknown])[]) => ({
    schema: 'iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0',
    data: data.map(([name, fields]) => ({ schema: `iglu:${name}/jsonschema/1-0-0`, data: fields })),
  })

  it.each<readonly [string, Fields]>([
    ['as sent', { e: 'ue', ue_pr: JSON.stringify(described), eid: 'm', uid: 'v', dtm: String(aTime) }],
    ['as sent in base64', { e: 'ue', ue_px: base64(described), eid: 'm', duid: 'v', ttm: String(aTime), dtm: '5' }],
    ['enriched', { ...row, event: 'unstruct', unstruct_event: described }],
    ['enriched, as text', { ...row, event: 'unstruct', unstruct_event: JSON.stringify(described) }],
    [
      'enriched, in columns',
      {
        ...row,
        event: 'unstruct',
        event_name: 'content_viewed',
        unstruct_event_example_museum_content_viewed_2: { content_id: '7' },
      },
    ],
    [
      'in the report of a test collector',
      { eventType: 'unstruct', event: { ...row, event: 'unstruct', unstruct_event: described } },
    ],
    ['a page view', { ...row, event: 'page_view', contexts: entities(['example.museum/work', { content_id: '7' }]) }],
    [
      'a page view, as sent',
      { e: 'pv', eid: 'm', uid: 'v', dtm: aTime, cx: base64(entities(['example.museum/work', { content_id: '7' }])) },
    ],
    ['a page view, in columns', { ...row, event: 'page_view', contexts_example_museum_work_1: [{ content_id: '7' }] }],
  ])('[IN14] reads an event %s', (_form, raw) => {
    expect(answerTo('snowplow', raw)).toEqual(look)
  })

  it("[IN14] takes a bare id for nobody's, and nothing from the entities of Snowplow's own", () => {
    const page = { ...row, event: 'page_view' }
    const others = entities(
      ['com.snowplowanalytics.snowplow/web_page', { id: '7', content_id: '7' }],
      ['org.w3/work', { content_id: '7' }],
    )
    expect(answerTo('snowplow', { ...page, contexts: others })).toBe('event-content-missing')
    expect(
      answerTo('snowplow', { ...page, contexts_com_snowplowanalytics_snowplow_web_page_1: [{ content_id: '7' }] }),
    ).toBe('event-content-missing')
    const work = entities(['example.museum/work', { id: '7' }])
    expect(answerTo('snowplow', { ...page, contexts: work })).toBe('event-content-missing')
    // [IN16] the site may say whose it is.
    const mapping = IntakeMapping.parse({ fields: { 'work.id': 'content_id' } })
    expect(answerTo('snowplow', { ...page, contexts: work }, mapping)).toEqual(look)
  })

  it('[IN16] lets a mapping say what the fields of structured events are', () => {
    const mapping = IntakeMapping.parse({ events: { opened: 'content_viewed' }, fields: { label: 'content_id' } })
    const sent = { e: 'se', se_ac: 'opened', se_la: 'content_7', eid: 'm', uid: 'v', dtm: aTime }
    expect(answerTo('snowplow', sent, mapping)).toEqual(look)
  })
})

describe('PostHog', () => {
  const properties = { content_id: '7', distinct_id: 'v', $insert_id: 'm' }

  it.each<readonly [string, Fields]>([
    ['as sent', { event: '$pageview', properties, timestamp: '2026-03-14T12:00:00.000Z' }],
    ['by the clock of the library', { event: 'content_viewed', properties: { ...properties, $time: aTime / 1000 } }],
    ['an offset before it was sent', { event: 'content_viewed', properties, offset: 3000, sent_at: aTime + 3000 }],
    [
      'as exported',
      {
        uuid: 'm',
        event: 'content_viewed',
        distinct_id: 'v',
        properties: '{"content_id":7}',
        timestamp: '2026-03-14 12:00:00+00:00',
      },
    ],
  ])('[IN14] reads an event %s', (_form, raw) => {
    expect(answerTo('posthog', raw)).toEqual(look)
  })
})

describe('Postgres', () => {
  it.each<readonly [string, Fields]>([
    ['of a driver', { id: 'm', event: 'content_viewed', user_id: 'v', ts: new Date(aTime), content_id: 7 }],
    [
      'of text',
      {
        id: 'm',
        event_name: 'content_viewed',
        visitor_id: 'v',
        occurred_at: '2026-03-14 13:00:00+01',
        content_id: '7',
      },
    ],
    [
      'with a JSON column',
      {
        event_id: 'm',
        event: 'content_viewed',
        user_id: 'v',
        created_at: aTime,
        content_id: null,
        data: '{"content_id":"7"}',
      },
    ],
  ])('[IN14] reads a row %s', (_form, raw) => {
    expect(answerTo('postgres', raw)).toEqual(look)
  })

  it('[IN14] refuses a Date that holds no instant', () => {
    for (const ts of [new Date(Number.NaN), Object.create(Date.prototype) as Date]) {
      expect(answerTo('postgres', { event: 'content_viewed', user_id: 'v', ts, content_id: 7 })).toBe(
        'event-time-invalid',
      )
    }
  })
})
