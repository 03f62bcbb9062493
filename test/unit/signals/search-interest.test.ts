import { anEvent, aTime, aUser, type EventOverrides } from '../../builders/an-event.ts'
import { describe, expect, it } from 'vitest'
import { aCatalog } from '../../builders/a-catalog.ts'
import { aConfig } from './a-config.ts'
import { aContent, someTags } from '../../builders/a-content.ts'
import { buildUserSignals } from '../../../src/signals/signal-builder.ts'
import { DAY_MS } from '../../../src/base/time.ts'
import { encodeQueryVector } from '../../../src/base/query-vector.ts'
import type { UserSignals } from '../../../src/contracts/user-signals.ts'

const catalog = aCatalog({
  contents: [aContent({ id: '1', tags: someTags('subject:sea') }), aContent({ id: '2' })],
  vectors: { 1: [1, 0], 2: [0, 1] },
})

const aSearch = (vector: readonly number[] | string | undefined, overrides: EventOverrides = {}): EventOverrides => ({
  event: 'search_performed',
  queryVector: typeof vector === 'object' ? encodeQueryVector(Float32Array.from(vector)) : vector,
  ...overrides,
})

function build(events: readonly EventOverrides[]): UserSignals {
  return buildUserSignals({
    userId: aUser,
    events: events.map((overrides, at) => anEvent({ id: `e${String(at).padStart(2, '0')}`, ...overrides })),
    catalog,
    config: aConfig(),
    now: aTime,
  })
}

describe('the query vector', () => {
  it('[SG20] is the direction of one search', () => {
    const signals = build([aSearch([1, 0], { queryText: 'storms at sea' })])
    expect(Array.from(signals.queryVector ?? [])).toEqual([1, 0])
    expect(signals.queryNorm).toBe(1)
    expect(signals.searches).toEqual([
      { eventId: 'e00', ts: aTime, queryText: 'storms at sea', queryVector: 'fwA=', coefficient: 1 },
    ])
  })

  it('[SG20] is the decayed sum of several: worked by hand', () => {
    const { searches, queryNorm, queryVector } = build([aSearch([0, 1]), aSearch([1, 0], { ts: aTime - 14 * DAY_MS })])
    expect(searches.map(({ eventId, coefficient }) => [eventId, coefficient])).toEqual([
      ['e01', 0.5],
      ['e00', 1],
    ])
    expect(queryNorm).toBeCloseTo(1.118, 4)
    expect(queryVector?.[0]).toBeCloseTo(0.4472, 4)
    expect(queryVector?.[1]).toBeCloseTo(0.8944, 4)
  })

  it('[SG20] is none when searches cancel out, and they are listed all the same', () => {
    const { searches, queryVector } = build([aSearch([1, 0]), aSearch([-1, 0])])
    expect(queryVector).toBeNull()
    expect(searches).toHaveLength(2)
  })

  it('[SG20] counts the newest 12, whatever else is searched for', () => {
    const many = Array.from({ length: 20 }, (_, at) => aSearch(at < 8 ? [0, 1] : [1, 0], { ts: aTime + at }))
    const { searches, queryVector } = build([...many.toReversed(), aSearch(undefined, { ts: aTime + 30 })])
    expect(searches.map(({ ts }) => ts - aTime)).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19])
    expect(Array.from(queryVector ?? [])).toEqual([1, 0])
  })

  it('[SG20] keeps 200 characters of a query, never half of one', () => {
    const [search] = build([aSearch([1, 0], { queryText: `a${'🌊'.repeat(300)}` })]).searches
    expect(search?.queryText).toBe(`a${'🌊'.repeat(199)}`)
  })

  it("[SG20] leaves out what is expired, quarantined or another user's", () => {
    const out = [
      aSearch([1, 0], { ts: aTime - 31 * DAY_MS }),
      aSearch([1, 0], { ts: aTime + 2 * DAY_MS }),
      aSearch([1, 0], { userId: 'another' }),
    ]
    expect(build([aSearch([0, 1]), ...out]).searches.map(({ eventId }) => eventId)).toEqual(['e00'])
  })

  it.each(['AAAA', 'fwAA', 'AAA=', 'f/8A', undefined])(
    '[SG21] passes over %j, and [SG14] the words of that search name tags all the same',
    (vector) => {
      const signals = build([aSearch(vector, { queryText: 'the sea' }), {}])
      expect(signals.searches).toEqual([])
      expect(signals.queryVector).toBeNull()
      expect(signals.queryTags).toEqual({ 'subject:sea': 1 })
      expect(signals.counts.used).toBe(2)
    },
  )

  it('[SG14] words name tags beside a meaning too', () => {
    expect(build([aSearch([1, 0], { queryText: 'the sea' })]).queryTags).toEqual({ 'subject:sea': 1 })
  })
})
