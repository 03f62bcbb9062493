import { compareEvents, InteractionEvent } from '../../../src/contracts/interaction-event.ts'
import { expect, it } from 'vitest'
import { SOURCES, writtenBy } from './five-sources.ts'
import { aTime } from '../../builders/an-event.ts'
import fc from 'fast-check'
import { normalizeBatch } from '../../../src/intake/normalize-batch.ts'

/** What no JSON holds, but a caller in the same program may pass. */
const HOSTILE: Readonly<Record<string, () => unknown>> = {
  'a revoked proxy': () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    return proxy
  },
  'an object that throws when read': () =>
    Object.defineProperty({}, 'properties', { enumerable: true, get: () => expect.fail('read') }),
  'a list that throws when read': () => new Proxy([], { get: () => expect.fail('read') }),
  'a Date of nothing': () => new Date(Number.NaN),
  'what only says that it is a Date': () => Object.create(Date.prototype) as unknown,
  'a symbol': () => Symbol('s'),
  'a bigint': () => 7n,
  'a function': () => () => 7,
}

const value = fc.anything({
  withNullPrototype: true,
  withSparseArray: true,
  key: fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor')),
})
const usually = (good: fc.Arbitrary<unknown>) => fc.oneof({ weight: 5, arbitrary: good }, value)

const happening = fc.record({
  name: fc.constantFrom(
    'page',
    'content_viewed',
    'Content Completed',
    'survey_answered',
    'impressions_shown',
    '__proto__',
  ),
  user: usually(fc.constant('v')),
  time: usually(fc.integer({ min: aTime, max: aTime + 60_000 })),
  id: usually(fc.uuid()),
  properties: fc.dictionary(
    fc.constantFrom(
      'content_id',
      'dwell_seconds',
      'answers',
      'impressions',
      '$pageview_id',
      '$prev_pageview_id',
      '$prev_pageview_duration',
    ),
    usually(fc.constantFrom('7', 7, { a: 1 }, ['1'])),
  ),
})
const source = fc.constantFrom(...SOURCES)

it.each(Object.keys(HOSTILE))('[IN14] %s refuses an event, or is passed over, from every source', (name) => {
  const bad = (): unknown => HOSTILE[name]?.()
  const look = { name: 'content_viewed', properties: { content_id: '7' } }
  for (const by of SOURCES) {
    const written = writtenBy(by, look)
    const raws = [
      bad(),
      { ...written, properties: bad(), contexts: bad(), unstruct_event: bad() },
      ...Object.keys(written).map((field) => ({ ...written, [field]: bad() })),
      ...(['user', 'time', 'id'] as const).map((field) => writtenBy(by, { ...look, [field]: bad() })),
      writtenBy(by, { ...look, properties: { content_id: bad(), dwell_seconds: bad() } }),
    ]
    const { events, refused } = normalizeBatch(raws, { source: by })
    expect(events.length + refused.length).toBe(raws.length)
    for (const event of events) expect(InteractionEvent.parse(event)).toEqual(event)
  }
})

it('[IN17] never throws; each payload is an event by the schema, a refusal or folded, in order', () => {
  const written = fc.tuple(source, happening).map(([by, what]): unknown => writtenBy(by, what))
  const batch = fc.array(fc.oneof({ weight: 6, arbitrary: written }, value), { maxLength: 12 })
  fc.assert(
    fc.property(source, batch, (by, raws) => {
      const { events, refused, folded } = normalizeBatch([raws], { source: by })
      expect(events.length + refused.length + folded.length).toBe(raws.length)
      for (const event of events) expect(InteractionEvent.parse(event)).toEqual(event)
      expect(events).toEqual(events.toSorted(compareEvents))
      for (const places of [refused, folded]) {
        expect(places).toEqual(places.toSorted((a, b) => (a.part ?? 0) - (b.part ?? 0)))
      }
      // [IN12] and nothing reaches a prototype
      expect(Object.keys(Object.prototype)).toEqual([])
    }),
    { numRuns: 300 },
  )
})

it('[IN18] the order in which payloads arrive changes nothing', () => {
  const page = fc.constantFrom('a', 'b')
  const capture = fc.record({
    event: fc.constantFrom('$pageview', '$pageleave'),
    uuid: fc.uuid(),
    timestamp: fc.integer({ min: aTime, max: aTime + 60_000 }),
    properties: fc.record({
      distinct_id: fc.constant('v'),
      content_id: fc.constant('7'),
      $pageview_id: page,
      $prev_pageview_id: page,
      $prev_pageview_duration: fc.oneof(
        { weight: 5, arbitrary: fc.double({ min: 0, max: 100, noNaN: true }) },
        fc.constantFrom(undefined, -1),
      ),
    }),
  })
  const captures = fc.uniqueArray(capture, { selector: ({ timestamp }) => timestamp, minLength: 4, maxLength: 8 })
  const shuffled = captures.chain((raws) =>
    fc.tuple(fc.constant(raws), fc.shuffledSubarray(raws, { minLength: raws.length })),
  )
  let folded = 0
  fc.assert(
    fc.property(shuffled, ([raws, others]) => {
      const [first, second] = [raws, others].map((each) => normalizeBatch(each, { source: 'posthog' }))
      folded += first?.folded.length ?? 0
      expect(second?.events).toEqual(first?.events)
    }),
    { numRuns: 200 },
  )
  expect(folded).toBeGreaterThan(50)
})
