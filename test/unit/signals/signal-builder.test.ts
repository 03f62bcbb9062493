import { describe, expect, it } from 'vitest'
import { aContent, someTags } from '../../builders/a-content.ts'
import { anEvent, aTime, aUser, type EventOverrides } from '../../builders/an-event.ts'
import { aCatalog } from '../../builders/a-catalog.ts'
import { aConfig } from './a-config.ts'
import { buildUserSignals } from '../../../src/signals/signal-builder.ts'
import { DAY_MS } from '../../../src/base/time.ts'
import type { Evidence } from '../../../src/contracts/user-signals.ts'
import type { InteractionEvent } from '../../../src/contracts/interaction-event.ts'

const catalog = aCatalog({
  contents: [
    aContent({ id: '1', tags: someTags('subject:sea') }),
    aContent({ id: '2', tags: someTags('subject:sea', 'mood:calm') }),
    aContent({ id: '3', tags: someTags('mood:calm') }),
  ],
  vectors: { 1: [1, 0], 2: [0, 1], 3: [-1, 0] },
})

/** The signals at `now` of events that came in this order. */
function build(done: readonly EventOverrides[], now = aTime, config = aConfig()) {
  const events = done.map((overrides, at) => anEvent({ id: `e${at}`, ...overrides }))
  return buildUserSignals({ userId: aUser, events, catalog, config, now })
}

const more = (contentId: string): EventOverrides => ({ event: 'content_feedback', contentId, feedback: 'more' })
const hide = (contentId: string): EventOverrides => ({ event: 'content_feedback', contentId, feedback: 'hide' })

describe('coefficient, the table of SPEC', () => {
  const done: EventOverrides = { event: 'content_completed', dwellSeconds: 10 }
  it.each([
    ['.6653 fresh', done, 0, 'positives', 0.6653],
    ['.6653 after 14 days', done, 14, 'positives', 0.3326],
    ['-1 fresh', hide('1'), 0, 'negatives', -0.3],
    ['-1 after 7 days', hide('1'), 7, 'negatives', -0.2121],
    ['.2796 fresh', { endReason: 'close_button' }, 0, 'neutrals', 0],
  ] as const)('[SG8] strength %s', (_, event, days, outcome, coefficient) => {
    const signals = build([{ ...event, ts: aTime - days * DAY_MS }])
    expect(signals[outcome]['1']?.coefficient).toBeCloseTo(coefficient, 4)
    expect([signals.positives, signals.negatives, signals.neutrals].flatMap((found) => Object.keys(found))).toEqual([
      '1',
    ])
  })

  it('[SG8] does not know negative ages: an event from within the next day counts as fresh', () => {
    expect(build([{ ...more('1'), ts: aTime + DAY_MS / 2 }]).positives['1']?.coefficient).toBe(1)
  })
})

describe('changes, the table of SPEC', () => {
  const changesOf = (evidence: Evidence | undefined) => evidence?.events.map(({ change }) => change) ?? []
  const before = aTime - 14 * DAY_MS

  it('[SG9] a second look gets what it added and what it refreshed', () => {
    const { positives } = build([{ ts: before }, { ts: aTime }])
    const [first, second] = changesOf(positives['1'])
    expect(first).toBeCloseTo(0.2071, 4)
    expect(second).toBeCloseTo(0.6262, 4)
    expect(positives['1']?.coefficient).toBeCloseTo(0.8333, 4)
  })

  it('[SG9] a dismissal takes away what the look had given, and more', () => {
    const { negatives } = build([{ ts: before }, { event: 'content_dismissed', dwellSeconds: 0, ts: aTime }])
    const [first, second] = changesOf(negatives['1'])
    expect(first).toBeCloseTo(0.2071, 4)
    expect(second).toBeCloseTo(-0.2647, 4)
    expect(negatives['1']?.coefficient).toBeCloseTo(-0.0576, 4)
  })

  it('[SG9] lists the events that counted, in time order, by id and time', () => {
    const { positives } = build([
      { id: 'late', ts: aTime },
      { id: 'seen', event: 'content_feedback', feedback: 'seen' },
      { id: 'early', ts: before },
    ])
    expect(positives['1']?.events.map(({ eventId, ts }) => [eventId, ts])).toEqual([
      ['early', before],
      ['late', aTime],
    ])
  })

  it('[SG9] says what each event was, so that a person knows it again', () => {
    const { positives } = build([
      { id: 'look', ts: before, dwellSeconds: 48, endReason: 'next_button', recommId: 'list' },
      { id: 'wish', ts: aTime, event: 'content_feedback', feedback: 'more' },
    ])
    expect(positives['1']?.events.map(({ did }) => did)).toEqual([
      { event: 'content_viewed', dwellSeconds: 48, endReason: 'next_button' },
      { event: 'content_feedback', feedback: 'more' },
    ])
  })
})

describe('taste, the table of SPEC', () => {
  it('[SG15] adds up what was liked', () => {
    const signals = build([{}, { event: 'content_completed', contentId: '2', dwellSeconds: 10 }])
    expect(signals.tasteNorm).toBeCloseTo(0.7837, 4)
    expect(signals.tasteVector?.[0]).toBeCloseTo(0.5286, 4)
    expect(signals.tasteVector?.[1]).toBeCloseTo(0.8489, 4)
    expect(signals.taste).toBe('present')
  })

  it('[SG15] takes a soft share of what was not', () => {
    const signals = build([more('1'), hide('2')])
    expect(signals.tasteNorm).toBeCloseTo(1.044, 4)
    expect(signals.tasteVector?.[0]).toBeCloseTo(0.9578, 4)
    expect(signals.tasteVector?.[1]).toBeCloseTo(-0.2873, 4)
  })

  it('[SG15] is cancelled when likes point against each other, and none when there are none', () => {
    const cancelled = build([more('1'), more('3')])
    expect([cancelled.taste, cancelled.tasteVector]).toEqual(['cancelled', null])
    const none = build([{ dwellSeconds: 5 }])
    expect([none.taste, none.tasteVector, none.tasteNorm]).toEqual(['none', null, 0])
  })

  it('[SG15] still has a direction after ten years, and none after forty', () => {
    const after = (years: number) => build([more('1'), hide('2')], aTime + years * 365 * DAY_MS)
    expect(after(10).tasteVector?.[0]).toBeCloseTo(0.9578, 4)
    expect(after(40)).toMatchObject({ taste: 'none', tasteVector: null, tagAffinity: {}, tagNorm: 0 })
  })
})

describe('tag affinity, the table of SPEC', () => {
  it('[SG16] adds up the unit tag vectors', () => {
    const { tagAffinity, tagNorm } = build([more('1'), hide('2')])
    expect(Object.keys(tagAffinity)).toEqual(['mood:calm', 'subject:sea'])
    expect(tagAffinity['subject:sea']).toBeCloseTo(0.7879, 4)
    expect(tagAffinity['mood:calm']).toBeCloseTo(-0.2121, 4)
    expect(tagNorm).toBeCloseTo(0.8159, 4)
  })

  it('[SG16] is empty when the tags cancel, though the taste may not', () => {
    const alike = aCatalog({
      contents: ['1', '2'].map((id) => aContent({ id, tags: someTags('subject:sea') })),
      vectors: { 1: [1, 0], 2: [0, 1] },
    })
    const events = [anEvent({ id: 'a', ...more('1') }), anEvent({ id: 'b', ...hide('2') })]
    const config = aConfig({ softNegativeWeight: 1 })
    const signals = buildUserSignals({ userId: aUser, events, catalog: alike, config, now: aTime })
    expect(signals).toMatchObject({ taste: 'present', tagAffinity: {}, tagNorm: 0 })
  })
})

describe('tag affinity beside untagged contents', () => {
  it('[SG16] is not taken for cancelled because something without tags weighs much more', () => {
    const some = aCatalog({ contents: [aContent({ id: '1', tags: someTags('subject:sea') }), aContent({ id: '2' })] })
    const events = [
      anEvent({ id: 'a', ...more('1'), ts: aTime - 25 * DAY_MS }),
      anEvent({ id: 'b', ...more('2'), ts: aTime }),
    ]
    const config = aConfig({ halfLifeDays: 1 })
    const { tagAffinity } = buildUserSignals({ userId: aUser, events, catalog: some, config, now: aTime })
    expect(tagAffinity).toEqual({ 'subject:sea': 2 ** -25 })
  })
})

describe('queries and counts', () => {
  it('[SG14] counts searches of the window by the tags that they name', () => {
    const search = (queryText: string, ts = aTime): EventOverrides => ({ event: 'search_performed', queryText, ts })
    const { queryTags } = build([search('calm sea'), search('Sea'), search('sea', aTime - 31 * DAY_MS)])
    expect(queryTags).toEqual({ 'mood:calm': 1, 'subject:sea': 2 })
  })

  it('[SG17] counts every event once', () => {
    const { counts } = build([
      {},
      { event: 'impressions_shown', impressions: ['1', 'gone'] },
      { contentId: 'gone' },
      { ts: aTime + 2 * DAY_MS },
      { contentId: 'gone', ts: aTime - 40 * DAY_MS },
    ])
    expect(counts).toEqual({ used: 2, unknownContent: 1, quarantined: 1, expired: 1 })
  })

  it('[SG17] uses nothing of unknown contents', () => {
    expect(build([{}, more('gone'), hide('constructor-like')])).toEqual({
      ...build([{}]),
      counts: { used: 1, unknownContent: 2, quarantined: 0, expired: 0 },
    })
  })

  it('[SG10] is empty, not broken, without events', () => {
    expect(build([])).toEqual({
      schemaVersion: 2,
      userId: aUser,
      catalogVersion: catalog.version,
      builtAt: aTime,
      positives: {},
      negatives: {},
      neutrals: {},
      tagAffinity: {},
      tagNorm: 0,
      tasteVector: null,
      tasteNorm: 0,
      taste: 'none',
      queryTags: {},
      searches: [],
      queryVector: null,
      queryNorm: 0,
      counts: { used: 0, quarantined: 0, unknownContent: 0, expired: 0 },
    })
  })

  it('[SG10] passes over events of others and ids that came before', () => {
    expect(build([{}, { id: 'e0' }, { userId: 'another', ...more('2') }])).toEqual(build([{}]))
  })
})

describe('a crowd of events', () => {
  const crowd = (contents: number): readonly InteractionEvent[] =>
    Array.from({ length: 100_000 }, (_, at) => ({
      id: `e${at}`,
      userId: aUser,
      event: 'content_viewed',
      ts: aTime - at,
      contentId: String(1 + (at % contents)),
      dwellSeconds: at % 7,
    }))

  it.each([3, 1])('[SG19] builds from 100,000 events of %d contents in one go', (contents) => {
    const signals = buildUserSignals({ userId: aUser, events: crowd(contents), catalog, config: aConfig(), now: aTime })
    expect(signals.counts).toEqual({ used: 100_000, quarantined: 0, unknownContent: 0, expired: 0 })
    const evidence = Object.values(signals.positives)
    expect(evidence.map(({ contentId }) => contentId)).toEqual(['1', '2', '3'].slice(0, contents))
    for (const { coefficient, events } of evidence) {
      expect(Math.abs(events.reduce((sum, { change }) => sum + change, 0) - coefficient)).toBeLessThan(1e-12)
    }
  })
})
