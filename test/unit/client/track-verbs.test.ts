import { describe, expect, it } from 'vitest'
import { normalizeEvent } from '../../../src/intake/rudderstack.ts'
import type { RawEvent } from '../../../src/client/raw-event.ts'
import { type TrackVerbs, trackVerbs } from '../../../src/client/track-verbs.ts'

/** What the vault would make of what `call` tracks. */
function understood(call: (verbs: TrackVerbs) => void): unknown {
  const raws: (RawEvent | null)[] = []
  call(trackVerbs('visitor', (raw) => raws.push(raw)))
  expect(raws).toHaveLength(1)
  return normalizeEvent(raws[0])
}

const at = { ts: 1_770_000_000_000, id: 'e' }
const common = { id: 'e', userId: 'visitor', ts: at.ts }

const cases: readonly (readonly [string, (verbs: TrackVerbs) => void, Record<string, unknown>])[] = [
  ['view', ({ view }) => view('7', at), { event: 'content_viewed', contentId: '7' }],
  [
    'dwell',
    ({ dwell }) => dwell('7', 12.5, { ...at, endReason: 'link', recommId: 'r' }),
    { event: 'content_viewed', contentId: '7', dwellSeconds: 12.5, endReason: 'link', recommId: 'r' },
  ],
  ['complete', ({ complete }) => complete('7', at), { event: 'content_completed', contentId: '7' }],
  ['dismiss', ({ dismiss }) => dismiss('7', at), { event: 'content_dismissed', contentId: '7' }],
  [
    'survey',
    ({ survey }) => survey('7', { liked: 4, why: 'calm' }, at),
    { event: 'survey_answered', contentId: '7', surveyAnswers: { liked: 4, why: 'calm' } },
  ],
  ['query', ({ query }) => query('harbour', at), { event: 'search_performed', queryText: 'harbour' }],
  ['page', ({ page }) => page('Work', { content_id: '7' }, at), { event: 'content_viewed', contentId: '7' }],
  [
    'track',
    ({ track }) => track('Product List Viewed', { impressions: ['7'] }, at),
    { event: 'impressions_shown', impressions: ['7'] },
  ],
]

describe('the verbs that note', () => {
  it.each(cases)('[CL8] give the vault an event that it understands: %s', (_, call, expected) => {
    expect(understood(call)).toEqual({ event: { ...common, ...expected } })
  })

  it('[CL8] take times as numbers, texts and dates', () => {
    for (const ts of [at.ts, new Date(at.ts), new Date(at.ts).toISOString()]) {
      expect(understood(({ view }) => view('7', { ts, id: 'e' }))).toMatchObject({ event: { ts: at.ts } })
    }
  })

  it('[CL8] give every event an id of its own and the present time', () => {
    const raws: (RawEvent | null)[] = []
    const { view } = trackVerbs('visitor', (raw) => raws.push(raw))
    const before = Date.now()
    view('7')
    view('7')
    expect(new Set(raws.map((raw) => raw?.messageId)).size).toBe(2)
    expect(raws[0]?.originalTimestamp).toBeGreaterThanOrEqual(before)
  })

  it.each([-1, NaN, Infinity])('[CL8] leave it to the vault to refuse a dwell of %d', (seconds) => {
    expect(understood(({ dwell }) => dwell('7', seconds))).toEqual({ refused: 'event-dwell-invalid' })
  })

  it('[CL8] never throw, whatever they are given', () => {
    const raws: (RawEvent | null)[] = []
    const { track, view } = trackVerbs('visitor', (raw) => raws.push(raw))
    const cyclic: Record<string, unknown> = {}
    cyclic['self'] = cyclic
    track('content_viewed', { content_id: '7', onClick: () => undefined })
    track('content_viewed', cyclic)
    Reflect.apply(track, undefined, [undefined, null, null])
    Reflect.apply(view, undefined, [])
    expect(raws).toHaveLength(4)
    expect(raws[0]).toBeNull()
    expect(normalizeEvent(raws[0])).toEqual({ refused: 'event-not-an-object' })
  })

  it('[CL8] copy what they are given, so that later changes change nothing', () => {
    const raws: (RawEvent | null)[] = []
    const { track } = trackVerbs('visitor', (raw) => raws.push(raw))
    const props = { content_id: '7', nested: { seen: 1 } }
    track('content_viewed', props)
    props.nested.seen = 2
    expect(raws[0]?.properties).toEqual({ content_id: '7', nested: { seen: 1 } })
  })
})
