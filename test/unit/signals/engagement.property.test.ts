import { anEvent, aTime, type EventOverrides } from '../../builders/an-event.ts'
import { expect, it } from 'vitest'
import { smallCatalog, someEvents } from './arbitrary-events.ts'
import { aConfig } from './a-config.ts'
import { compareEvents } from '../../../src/contracts/interaction-event.ts'
import fc from 'fast-check'
import { scoreEngagement } from '../../../src/signals/engagement.ts'

const config = aConfig()
const ids = ['1', '2', '3', '4'] as const
const contentOf = (id: string) => smallCatalog.contentAt(smallCatalog.rowOf(id) ?? 0)

/** Random events of content `id` as if all were of it, in time order; searches and impressions stay. */
const histories = fc.record({ id: fc.constantFrom(...ids), events: someEvents(8) }).map(({ id, events }) => ({
  id,
  events: events.map((event) => (event.contentId ? { ...event, contentId: id } : event)).toSorted(compareEvents),
}))

function strength(id: string, events: readonly EventOverrides[]): number {
  const built = events.map((event, at) => anEvent({ contentId: id, id: `e${at}`, ts: aTime + at, ...event }))
  return scoreEngagement(id, built, contentOf(id), config)?.strength ?? Number.NaN
}

it('[SG5] gives strengths and components in [-1, 1], never NaN, and the outcome that the strength says', () => {
  fc.assert(
    fc.property(histories, ({ id, events }) => {
      const score = scoreEngagement(id, events, contentOf(id), config)
      if (!score) return
      const { dwell = 0, completion = 0, revisit = 0, survey = 0, feedback = 0 } = score.components
      for (const value of [score.strength, dwell, completion, revisit, survey, feedback]) {
        expect(value).toBeGreaterThanOrEqual(-1)
        expect(value).toBeLessThanOrEqual(1)
      }
      const expected = score.strength >= 0.3 ? 'positive' : score.strength <= -0.05 ? 'negative' : 'neutral'
      expect(score.outcome).toBe(expected)
    }),
  )
})

it('[SG3] is monotone in dwell up to the cap and level from there on', () => {
  const ratio = fc.double({ min: 0, max: 4, noNaN: true })
  fc.assert(
    fc.property(fc.constantFrom(...ids), ratio, ratio, (id, a, b) => {
      const expected = { 1: 10, 2: 3, 3: 13, 4: 60 }[id]
      const [less, more] = [
        strength(id, [{ dwellSeconds: Math.min(a, b) * expected }]),
        strength(id, [{ dwellSeconds: Math.max(a, b) * expected }]),
      ]
      expect(more).toBeGreaterThanOrEqual(less)
      if (Math.min(a, b) >= 2) expect(more).toBe(less)
      // Apart by more than rounding and below the cap: strictly more.
      if (Math.max(a, b) - Math.min(a, b) > 1e-6 && Math.max(a, b) <= 2) expect(more).toBeGreaterThan(less)
    }),
  )
})

it('[SG18] more dwell in any look never lowers a strength', () => {
  fc.assert(
    fc.property(histories, fc.double({ min: 0, max: 100, noNaN: true }), fc.nat(), (history, extra, pick) => {
      const looks = history.events.filter(({ dwellSeconds }) => dwellSeconds !== undefined)
      const longer = looks[pick % Math.max(1, looks.length)]
      const score = (events: typeof history.events) =>
        scoreEngagement(history.id, events, contentOf(history.id), config)
      const stretched = history.events.map((event) =>
        event === longer ? { ...event, dwellSeconds: (event.dwellSeconds ?? 0) + extra } : event,
      )
      expect(score(stretched)?.strength ?? 0).toBeGreaterThanOrEqual(score(history.events)?.strength ?? 0)
    }),
  )
})

it('[SG18] end reasons are ordered: next_button, link, close_button, abandon', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ids), fc.double({ min: 0, max: 200, noNaN: true }), (id, dwellSeconds) => {
      const [next, link, close, abandon] = (['next_button', 'link', 'close_button', 'abandon'] as const).map(
        (endReason) => strength(id, [{ dwellSeconds, endReason }]),
      )
      expect(next).toBeGreaterThan(link ?? NaN)
      expect(link).toBeGreaterThan(close ?? NaN)
      expect(close).toBeGreaterThan(abandon ?? NaN)
    }),
  )
})

it('[SG18] a better answer never lowers a strength', () => {
  const answer = fc.double({ min: -1, max: 7, noNaN: true })
  fc.assert(
    fc.property(answer, answer, fc.double({ min: 0, max: 60, noNaN: true }), (a, b, dwellSeconds) => {
      const asked = (liked: number): number =>
        strength('1', [{ dwellSeconds }, { event: 'survey_answered', surveyAnswers: { liked } }])
      expect(asked(Math.max(a, b))).toBeGreaterThanOrEqual(asked(Math.min(a, b)))
    }),
  )
})

it('[SG18] a wish decides alone, whatever else was done; seen, impressions and lists change nothing', () => {
  const wishes = { more: 1, less: -0.5, hide: -1 } as const
  fc.assert(
    fc.property(histories, fc.constantFrom('more', 'less', 'hide'), ({ id, events }, feedback) => {
      const last = { userId: 'visitor', ts: aTime + 1e9, contentId: id } as const
      const wished = [...events, anEvent({ ...last, id: 'w', event: 'content_feedback', feedback })]
      expect(scoreEngagement(id, wished, contentOf(id), config)?.strength).toBe(wishes[feedback])

      const before = scoreEngagement(id, events, contentOf(id), config)
      const seen = anEvent({ ...last, id: 's', event: 'content_feedback', feedback: 'seen' })
      const shown = anEvent({ ...last, id: 'i', event: 'impressions_shown', impressions: [id] })
      expect(scoreEngagement(id, [...events, seen, shown], contentOf(id), config)).toEqual(before)
      const listed = events.map((event) => ({ ...event, recommId: 'list' }))
      expect(scoreEngagement(id, listed, contentOf(id), config)).toEqual(before)
    }),
  )
})
