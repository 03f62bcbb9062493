import { anEvent, aTime, aUser } from '../../builders/an-event.ts'
import type { Evidence, UserSignals } from '../../../src/contracts/user-signals.ts'
import { compareEvents, type InteractionEvent } from '../../../src/contracts/interaction-event.ts'
import { expect, it } from 'vitest'
import { smallCatalog, someEvents } from './arbitrary-events.ts'
import { aConfig } from './a-config.ts'
import { buildUserSignals } from '../../../src/signals/signal-builder.ts'
import { DAY_MS } from '../../../src/base/time.ts'
import fc from 'fast-check'
import { scoreEngagement } from '../../../src/signals/engagement.ts'
import { splitEvents } from '../../../src/signals/event-window.ts'

const config = aConfig()
const build = (events: readonly InteractionEvent[], now = aTime): UserSignals =>
  buildUserSignals({ userId: aUser, events, catalog: smallCatalog, config, now })
const evidenceOf = ({ positives, negatives, neutrals }: UserSignals): readonly Evidence[] =>
  [positives, negatives, neutrals].flatMap((found) => Object.values(found))

/** Oracle: the coefficient of a content by the formula, from the events given, in plain words of SPEC. */
function plainCoefficient(id: string, events: readonly InteractionEvent[], now: number): number {
  const row = smallCatalog.rowOf(id)
  const own = events.filter(({ contentId }) => contentId === id)
  const score = row === undefined ? undefined : scoreEngagement(id, own, smallCatalog.contentAt(row), config)
  if (!score) return 0
  const decayed = 2 ** (-Math.max(0, now - score.ts) / (14 * DAY_MS))
  if (score.outcome === 'positive') return score.strength * decayed
  return score.outcome === 'negative' ? -0.3 * Math.abs(score.strength) * decayed : 0
}

it('[SG8] [SG9] coefficients follow the formula and every change is what its event added to it', () => {
  fc.assert(
    fc.property(someEvents(20), (events) => {
      const used = splitEvents(events, aTime, 30).used
      for (const { contentId, coefficient, events: changes } of evidenceOf(build(events))) {
        expect(coefficient).toBeCloseTo(plainCoefficient(contentId, used, aTime), 12)
        const sum = changes.reduce((total, { change }) => total + change, 0)
        expect(Math.abs(sum - coefficient)).toBeLessThanOrEqual(1e-12)
        for (const { eventId, change } of changes) {
          const upTo = used.findIndex(({ id }) => id === eventId)
          const after = plainCoefficient(contentId, used.slice(0, upTo + 1), aTime)
          const before = plainCoefficient(contentId, used.slice(0, upTo), aTime)
          expect(change).toBeCloseTo(after - before, 12)
        }
      }
    }),
  )
})

it('[SG15] [SG16] taste and tag affinity are the sums that SPEC says, from the evidence alone', () => {
  fc.assert(
    fc.property(someEvents(20), (events) => {
      const signals = build(events)
      const sum = [0, 0, 0]
      const tags: Record<string, number> = {}
      let weight = 0
      for (const { contentId, coefficient } of evidenceOf(signals)) {
        const row = smallCatalog.rowOf(contentId) ?? Number.NaN
        weight += Math.abs(coefficient)
        smallCatalog.vectorAt(row).forEach((x, i) => (sum[i] = (sum[i] ?? 0) + coefficient * x))
        const { keys, weights } = smallCatalog.tagVectorAt(row)
        keys.forEach((key, i) => (tags[key] = (tags[key] ?? 0) + coefficient * (weights[i] ?? Number.NaN)))
      }
      const norm = Math.hypot(...sum)
      expect(signals.tasteNorm).toBeCloseTo(norm, 12)
      if (weight === 0) expect(signals.taste).toBe('none')
      else expect(signals.taste).toBe(norm < 1e-6 * weight ? 'cancelled' : 'present')
      expect(signals.tasteVector === null).toBe(signals.taste !== 'present')
      signals.tasteVector?.forEach((x, i) => expect(x).toBeCloseTo((sum[i] ?? Number.NaN) / norm, 9))
      for (const [key, value] of Object.entries(tags)) expect(signals.tagAffinity[key] ?? 0).toBeCloseTo(value, 6)
      expect(signals.tagNorm).toBeCloseTo(Math.hypot(...Object.values(signals.tagAffinity)), 12)
    }),
  )
})

it('[SG10] the order of arrival does not matter, to the last bit', () => {
  const shuffled = someEvents(20).chain((events) =>
    fc.record({ events: fc.constant(events), mixed: fc.shuffledSubarray(events, { minLength: events.length }) }),
  )
  fc.assert(
    fc.property(shuffled, ({ events, mixed }) => {
      expect(build(mixed)).toEqual(build(events))
    }),
  )
})

it('[SG10] duplicates change nothing', () => {
  fc.assert(
    fc.property(someEvents(10), (events) => {
      expect(build([...events, ...events])).toEqual(build(events))
    }),
  )
})

it('[SG17] every event is counted once', () => {
  fc.assert(
    fc.property(someEvents(20), (events) => {
      const { used, quarantined, unknownContent, expired } = build(events).counts
      expect(used + quarantined + unknownContent + expired).toBe(events.length)
    }),
  )
})

it('[SG18] the newer an event, the more it counts; the content it names is the one that counts', () => {
  const day = fc.double({ min: 0, max: 29, noNaN: true })
  fc.assert(
    fc.property(fc.constantFrom('1', '2', '3'), day, day, (contentId, a, b) => {
      const liked = (age: number) =>
        build([anEvent({ event: 'content_feedback', contentId, ts: Math.round(aTime - age * DAY_MS) })])
      const [newer, older] = [liked(Math.min(a, b)), liked(Math.max(a, b))]
      expect(Object.keys(newer.positives)).toEqual([contentId])
      const weight = ({ positives }: UserSignals) => positives[contentId]?.coefficient ?? Number.NaN
      expect(weight(newer)).toBeGreaterThanOrEqual(weight(older))
    }),
  )
})

it('[SG18] searches, impressions and list ids move neither taste nor tags; other users move nothing', () => {
  fc.assert(
    fc.property(someEvents(10), someEvents(10), (drawn, others) => {
      // The newest event tells the window how late it is, so one of now is there from the start.
      const events = [...drawn, anEvent({ id: 'now', event: 'search_performed', queryText: 'nothing' })]
      const plain = build(events)
      const extra = [
        anEvent({ id: 'q', event: 'search_performed', queryText: 'calm sea' }),
        anEvent({ id: 'i', event: 'impressions_shown', impressions: ['1', '2'] }),
        ...others.map((event) => ({ ...event, id: `x${event.id}`, userId: 'another' })),
      ]
      const { counts, queryTags, ...rest } = build([
        ...events.map((event) => ({ ...event, recommId: 'list' })),
        ...extra,
      ])
      const { counts: plainCounts, queryTags: plainTags, ...plainRest } = plain
      expect(rest).toEqual(plainRest)
      expect(counts).toEqual({ ...plainCounts, used: plainCounts.used + 2 })
      expect(queryTags['subject:sea']).toBe((plainTags['subject:sea'] ?? 0) + 1)
    }),
  )
})

it('[SG12] sees the same events as sorting them by hand does', () => {
  fc.assert(
    fc.property(someEvents(20), (events) => {
      const { used, quarantined, expired } = splitEvents(events, aTime, 30)
      expect([...expired, ...used, ...quarantined]).toEqual(events.toSorted(compareEvents))
    }),
  )
})
