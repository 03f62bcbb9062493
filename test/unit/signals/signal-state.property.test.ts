import { anEvent, aTime, aUser } from '../../builders/an-event.ts'
import { describe, expect, it } from 'vitest'
import { openSignalState, type SignalState } from '../../../src/signals/signal-state.ts'
import { smallCatalog, someEvents } from './arbitrary-events.ts'
import { aConfig } from './a-config.ts'
import { buildUserSignals } from '../../../src/signals/signal-builder.ts'
import { DAY_MS } from '../../../src/base/time.ts'
import fc from 'fast-check'
import type { InteractionEvent } from '../../../src/contracts/interaction-event.ts'
import { pruneBefore } from '../../../src/signals/event-window.ts'
import type { UserSignals } from '../../../src/contracts/user-signals.ts'

const config = aConfig()
const build = (events: readonly InteractionEvent[], now: number): UserSignals =>
  buildUserSignals({ userId: aUser, events, catalog: smallCatalog, config, now })
const open = (events: readonly InteractionEvent[], now: number): SignalState =>
  openSignalState({ userId: aUser, events, catalog: smallCatalog, config, now })

describe('folding', () => {
  const arrivals = someEvents(20).chain((events) => fc.shuffledSubarray(events, { minLength: events.length }))

  it('[SG11] event by event, in any order, equals building from all', () => {
    fc.assert(
      fc.property(arrivals, (events) => {
        const state = open([], aTime)
        for (const event of events) state.fold([event], aTime)
        expect(state.signals(aTime)).toEqual(build(events, aTime))
        expect(state.events()).toEqual(events)
      }),
    )
  })

  it('[SG11] in batches, each known in part, equals building from all', () => {
    fc.assert(
      fc.property(arrivals, fc.nat({ max: 20 }), fc.nat({ max: 20 }), (events, a, b) => {
        const state = open(events.slice(0, a), aTime)
        state.fold(events.slice(Math.min(a, b)), aTime)
        state.fold(events, aTime)
        expect(state.signals(aTime)).toEqual(build(events, aTime))
      }),
    )
  })

  it('[SG11] and reading at any instants equals building at the last', () => {
    const instants = fc.array(fc.integer({ min: -50, max: 80 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(arrivals, instants, (events, days) => {
        const state = open(events, aTime)
        for (const day of days) {
          const now = aTime + day * DAY_MS
          expect(state.signals(now)).toEqual(build(events, now))
        }
      }),
    )
  })

  it('[SG11] and pruning equals building from what is left', () => {
    fc.assert(
      fc.property(arrivals, fc.integer({ min: -40, max: 5 }), (events, day) => {
        const before = aTime + day * DAY_MS
        const state = open(events, aTime)
        state.prune(before)
        expect(state.signals(aTime)).toEqual(
          build(
            events.filter(({ ts }) => ts >= before),
            aTime,
          ),
        )
      }),
    )
  })

  it('[SG11] passes over other users and known ids', () => {
    const state = open([anEvent()], aTime)
    state.fold([anEvent({ dwellSeconds: 99 }), anEvent({ id: 'b', userId: 'another' })], aTime)
    expect(state.events()).toEqual([anEvent()])
  })

  it('[SG19] takes 100,000 events at once, and one more', () => {
    const crowd: InteractionEvent[] = Array.from({ length: 100_000 }, (_, at) => ({
      id: `e${at}`,
      userId: aUser,
      event: 'content_viewed',
      ts: aTime - at * 7,
      contentId: String(1 + (at % 6)),
      dwellSeconds: at % 11,
    }))
    const state = open([], aTime)
    state.fold(crowd, aTime)
    state.fold([anEvent({ id: 'one more' })], aTime)
    expect(state.signals(aTime)).toEqual(build([...crowd, anEvent({ id: 'one more' })], aTime))
  })
})

describe('a clock that jumps', () => {
  const YEARS_10 = 3652 * DAY_MS
  /** What the clock does before each step, and whether an event comes at its new time. */
  const script = fc.array(
    fc.record({
      jump: fc.oneof(
        fc.constantFrom(0, DAY_MS, -DAY_MS, 29 * DAY_MS, YEARS_10, -YEARS_10),
        fc.integer({ min: -1000, max: 100_000 }),
      ),
      contentId: fc.option(fc.constantFrom('1', '2', '5', 'gone')),
      feedback: fc.constantFrom('more', 'hide'),
    }),
    { minLength: 1, maxLength: 15 },
  )

  /** Every number in a value. */
  function numbersIn(value: unknown): readonly number[] {
    if (typeof value === 'number') return [value]
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
  }

  it('[SG12] [SG7] [SG11] gives no NaN, no negative age and no lost event, from 1970 or from now', () => {
    fc.assert(
      fc.property(fc.constantFrom(0, aTime), script, (start, steps) => {
        const state = open([], start)
        const events: InteractionEvent[] = []
        let now = start
        steps.forEach(({ jump, contentId, feedback }, at) => {
          now = Math.max(0, now + jump)
          if (contentId !== null)
            events.push(anEvent({ id: `e${at}`, event: 'content_feedback', contentId, feedback, ts: now }))
          state.fold(events.slice(-1), now)
          const signals = state.signals(now)

          expect(signals).toEqual(build(events, now))
          expect(numbersIn(signals).filter((x) => !Number.isFinite(x))).toEqual([])
          const { used, quarantined, unknownContent, expired } = signals.counts
          expect(used + quarantined + unknownContent + expired).toBe(events.length)
          // A negative age would make a coefficient larger than a fresh one: 1 for more, -.3 for hide.
          for (const found of [signals.positives, signals.negatives]) {
            for (const { coefficient } of Object.values(found)) {
              expect(coefficient).toBeLessThanOrEqual(1)
              expect(coefficient).toBeGreaterThanOrEqual(-0.3)
            }
          }
        })
      }),
    )
  })

  it('[SG13] may remove only what is expired', () => {
    fc.assert(
      fc.property(script, (steps) => {
        const events: InteractionEvent[] = []
        let now = aTime
        steps.forEach(({ jump }, at) => {
          now = Math.max(0, now + jump)
          events.push(anEvent({ id: `e${at}`, ts: now }))
          const before = pruneBefore(events, now, config.windowDays)
          const gone = events.filter(({ ts }) => ts < before).length
          expect(gone).toBeLessThanOrEqual(build(events, now).counts.expired)
        })
      }),
    )
  })

  it('[SG13] ten years ahead for an hour, with events, and back: everything is there again', () => {
    const before = [anEvent({ id: 'a', ts: aTime - DAY_MS }), anEvent({ id: 'b', contentId: '2', ts: aTime })]
    let held: readonly InteractionEvent[] = before
    for (const minutes of [0, 30, 60]) {
      const now = aTime + YEARS_10 + minutes * 60_000
      const next = [...held, anEvent({ id: `ahead ${minutes}`, ts: now })]
      held = next.filter(({ ts }) => ts >= pruneBefore(next, now, config.windowDays))
    }
    const back = build(held, aTime)
    expect(back.counts).toEqual({ used: 2, quarantined: 3, unknownContent: 0, expired: 0 })
    expect(back.tasteVector).toEqual(build(before, aTime).tasteVector)
  })
})
