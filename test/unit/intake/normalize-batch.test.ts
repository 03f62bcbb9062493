import { describe, expect, it } from 'vitest'
import { normalizeBatch, type SourceBatch } from '../../../src/intake/normalize-batch.ts'
import { SOURCES, writtenBy } from './five-sources.ts'
import { aTime } from '../../builders/an-event.ts'
import type { Fields } from './a-message.ts'
import { IntakeMapping } from '../../../src/contracts/intake-mapping.ts'
import { InteractionEvent } from '../../../src/contracts/interaction-event.ts'
import { normalizeEvent } from '../../../src/intake/normalize-event.ts'
import { normalizeEvent as normalizeByVault } from '../../../src/intake/rudderstack.ts'
import { readFileSync } from 'node:fs'

const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/intake/${name}`, import.meta.url), 'utf8')
const linesOf = (name: string): readonly unknown[] =>
  fixture(name)
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
const visit = JSON.parse(fixture('visit.events.json')) as readonly InteractionEvent[]

describe('a visit, as each source writes it', () => {
  it.each([
    [
      'rudderstack',
      [
        { index: 8, code: 'event-name-unknown' },
        { index: 9, code: 'event-content-missing' },
      ],
      0,
    ],
    [
      'segment',
      [
        { index: 0, part: 2, code: 'event-name-unknown' },
        { index: 7, code: 'event-content-missing' },
      ],
      0,
    ],
    [
      'posthog',
      [
        { index: 8, code: 'event-name-unknown' },
        { index: 9, code: 'event-content-missing' },
        { index: 10, code: 'event-content-missing' },
      ],
      1,
    ],
    [
      'snowplow',
      [
        { index: 11, code: 'event-content-missing' },
        { index: 12, code: 'event-content-missing' },
        { index: 13, code: 'event-view-missing' },
      ],
      4,
    ],
    [
      'postgres',
      [
        { index: 8, code: 'event-name-unknown' },
        { index: 9, code: 'event-time-invalid' },
      ],
      0,
    ],
  ] as const)(
    '[IN14] becomes the same events from %s, [IN17] and each other payload says why not',
    (source, refused, folded) => {
      const batch = normalizeBatch(linesOf(`${source}.ndjson`), { source })
      expect(batch.events).toEqual(visit)
      expect(batch.refused).toEqual(refused)
      expect(batch.folded).toHaveLength(folded)
      for (const event of batch.events) expect(InteractionEvent.parse(event)).toEqual(event)
    },
  )

  it('[IN14] what was normalised once is read again as it is, by the vault too', () => {
    for (const event of visit) expect(normalizeByVault(event)).toEqual({ event })
  })
})

describe('envelopes', () => {
  const raw = (source: (typeof SOURCES)[number], id: string) =>
    writtenBy(source, { name: 'content_viewed', properties: { content_id: '7' }, id })

  it('[IN17] a list gives its payloads, a fault costs no other, whatever the source', () => {
    for (const source of SOURCES) {
      const { events, refused } = normalizeBatch(
        [[raw(source, 'a'), null, raw(source, 'b')], 7, raw(source, 'c'), []],
        { source },
      )
      expect(events.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
      expect(refused).toEqual([
        { index: 0, part: 1, code: 'event-not-an-object' },
        { index: 1, code: 'event-not-an-object' },
      ])
    }
  })

  it('[IN17] a batch lends its time of sending to what has none, and is opened once', () => {
    const call = {
      event: 'content_viewed',
      type: 'track',
      userId: 'v',
      messageId: 'm',
      properties: { content_id: '7' },
    }
    const sentAt = '2026-03-14T12:00:00Z'
    const batch = [call, { ...call, sentAt: aTime + 1 }, { batch: [call] }]
    const { events, refused } = normalizeBatch([{ batch, sentAt }], { source: 'segment' })
    expect(events.map(({ ts }) => ts)).toEqual([aTime, aTime + 1])
    expect(refused).toEqual([{ index: 0, part: 2, code: 'event-name-unknown' }])
  })
})

describe('how long looks took', () => {
  const page = { schema: 'iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0' }
  const onPage = (id: string, ...more: readonly unknown[]): Fields => ({
    contexts: {
      ...page,
      data: [{ schema: 'iglu:com.snowplowanalytics.snowplow/web_page/jsonschema/1-0-0', data: { id } }, ...more],
    },
  })
  const work = { schema: 'iglu:example.museum/work/jsonschema/1-0-0', data: { content_id: '7' } }
  const at = (second: number): Fields => ({ user_id: 'v', derived_tstamp: aTime + second * 1000 })
  const view = (id: string, second = 0): Fields => ({
    ...at(second),
    event: 'page_view',
    event_id: `${id}-${second}`,
    ...onPage(id, work),
  })
  const ping = (id: string, second: number): Fields => ({
    ...at(second),
    event: 'page_ping',
    event_id: `p${second}`,
    ...onPage(id),
  })
  const dwells = ({ events }: SourceBatch) => events.map(({ dwellSeconds }) => dwellSeconds)
  const snowplow = (...raws: readonly unknown[]) => normalizeBatch(raws, { source: 'snowplow' })

  it.each([
    [[], undefined],
    [[5], 5],
    [[5, 15], 15],
    [[5, 15, 16, 25], 25],
    [[5, 45], 15],
    [[25, 5, 15], 25],
  ])('[IN18] page pings at %j s, each 10 s at most one, are %s s', (seconds, dwell) => {
    const batch = snowplow(...seconds.map((second) => ping('a', second)), view('a'))
    expect(dwells(batch)).toEqual([dwell])
    expect(batch.folded).toHaveLength(seconds.length)
    expect(batch.refused).toEqual([])
  })

  it("[IN18] counts by the site's own heartbeat where the mapping says it", () => {
    const mapping = IntakeMapping.parse({ pagePings: { heartbeatSeconds: 20, minimumVisitSeconds: 30 } })
    const batch = normalizeBatch([view('a'), ping('a', 30), ping('a', 50), ping('a', 59)], {
      source: 'snowplow',
      mapping,
    })
    expect(dwells(batch)).toEqual([50])
  })

  it('[IN18] a note is about the latest look of its name that began before it', () => {
    const batch = snowplow(view('a'), ping('a', 5), view('a', 100), ping('a', 105), ping('a', 115), view('b', 200))
    expect(dwells(batch)).toEqual([5, 15, undefined])
  })

  it('[IN18] pings of no look that is there, and faulty ones, are refused with their reason', () => {
    const silent = { ...ping('a', 5), derived_tstamp: undefined }
    const { refused, folded } = snowplow(view('a', 10), ping('a', 5), ping('b', 20), silent, {
      ...silent,
      derived_tstamp: 'x',
    })
    expect(refused.map(({ code }) => code)).toEqual([
      'event-view-missing',
      'event-view-missing',
      'event-time-missing',
      'event-time-invalid',
    ])
    expect(folded).toEqual([])
    expect(normalizeEvent(ping('a', 5), { source: 'snowplow' })).toEqual({ refused: 'event-view-missing' })
  })

  const capture = (event: string, second: number, properties: Fields): Fields => ({
    event,
    uuid: `${event}${second}`,
    timestamp: aTime + second * 1000,
    properties: { distinct_id: 'v', $window_id: 'w', content_id: '7', ...properties },
  })
  const posthog = (...raws: readonly unknown[]) => normalizeBatch(raws, { source: 'posthog' })

  it('[IN18] PostHog says it of the view before: by its id, in older libraries by its path', () => {
    const byId = posthog(
      capture('$pageview', 0, { $pageview_id: 'a' }),
      capture('$pageview', 8, { $pageview_id: 'b', $prev_pageview_id: 'a', $prev_pageview_duration: 8 }),
      capture('$pageleave', 20, { $prev_pageview_id: 'b', $prev_pageview_duration: '12.5' }),
    )
    const byPath = posthog(
      capture('$pageview', 0, { $pathname: '/a' }),
      capture('$pageview', 8, { $pathname: '/a', $prev_pageview_pathname: '/a', $prev_pageview_duration: 8 }),
      capture('$pageleave', 20, { $prev_pageview_pathname: '/a', $prev_pageview_duration: 12.5 }),
    )
    for (const batch of [byId, byPath]) {
      expect(dwells(batch)).toEqual([8, 12.5])
      expect(batch.folded).toEqual([{ index: 2 }])
    }
  })

  it('[IN18] what the payload itself says of its dwell comes first, and a wrong duration says nothing', () => {
    const first = capture('$pageview', 0, { $pageview_id: 'a', dwell_seconds: 3 })
    const leave = (duration: unknown) =>
      capture('$pageleave', 9, { $prev_pageview_id: 'a', $prev_pageview_duration: duration })
    expect(dwells(posthog(first, leave(9)))).toEqual([3])
    for (const duration of [-1, Number.NaN, 'long', {}]) {
      const { events, refused } = posthog(
        { ...first, properties: { distinct_id: 'v', content_id: '7', $pageview_id: 'a' } },
        leave(duration),
      )
      expect(events[0]).not.toHaveProperty('dwellSeconds')
      expect(refused).toEqual([{ index: 1, code: 'event-dwell-invalid' }])
    }
  })

  it("[IN18] a site's own event is an event, whatever the source means by its name", () => {
    const mapping = IntakeMapping.parse({ events: { $pageleave: 'content_completed' } })
    const { events } = normalizeBatch([capture('$pageleave', 9, {})], { source: 'posthog', mapping })
    expect(events).toMatchObject([{ event: 'content_completed', contentId: '7' }])
  })
})
