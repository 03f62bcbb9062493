import { anEvent, aTime, aUser } from '../../builders/an-event.ts'
import { compareEvents, type InteractionEvent } from '../../../src/contracts/interaction-event.ts'
import { expect, it } from 'vitest'
import { smallCatalog, someEvents, someMeaning } from './arbitrary-events.ts'
import { aConfig } from './a-config.ts'
import { buildUserSignals } from '../../../src/signals/signal-builder.ts'
import { DAY_MS } from '../../../src/base/time.ts'
import { decodeQueryVector } from '../../../src/base/query-vector.ts'
import fc from 'fast-check'
import { openSignalState } from '../../../src/signals/signal-state.ts'
import { splitEvents } from '../../../src/signals/event-window.ts'
import type { UserSignals } from '../../../src/contracts/user-signals.ts'

const config = aConfig()
const build = (events: readonly InteractionEvent[], now = aTime): UserSignals =>
  buildUserSignals({ userId: aUser, events, catalog: smallCatalog, config, now })

/** Searches alone, more of them than count. */
const someSearches: fc.Arbitrary<readonly InteractionEvent[]> = fc
  .array(
    fc.record({ ts: fc.integer({ min: aTime - 40 * DAY_MS, max: aTime + 2 * DAY_MS }), queryVector: someMeaning }),
    {
      maxLength: 25,
    },
  )
  .map((drawn) => drawn.map((fields, at) => anEvent({ ...fields, id: `s${at}`, event: 'search_performed' })))

it('[SG20] [SG21] is the sum that SPEC says', () => {
  fc.assert(
    fc.property(fc.oneof(someEvents(20), someSearches), (events) => {
      const newest = splitEvents(events, aTime, 30)
        .used.filter(({ queryVector }) => queryVector !== undefined && decodeQueryVector(queryVector, 3))
        .toSorted(compareEvents)
        .slice(-12)
      const { searches, queryVector, queryNorm } = build(events)
      expect(searches.map(({ eventId }) => eventId)).toEqual(newest.map(({ id }) => id))
      const sum = [0, 0, 0]
      for (const { ts, queryVector: text = '' } of newest) {
        const decayed = 2 ** (-Math.max(0, aTime - ts) / (14 * DAY_MS))
        decodeQueryVector(text, 3)?.forEach((x, i) => (sum[i] = (sum[i] ?? 0) + decayed * x))
      }
      const norm = Math.hypot(...sum)
      expect(queryNorm).toBeCloseTo(norm, 12)
      if (queryVector) sum.forEach((x, i) => expect(queryVector[i]).toBeCloseTo(x / norm, 9))
      else expect(norm).toBeLessThan(1e-5)
    }),
  )
})

it('[SG20] [SG11] folding searches one by one, in any order, equals building from all, to the last bit', () => {
  const arrivals = someSearches.chain((events) => fc.shuffledSubarray([...events], { minLength: events.length }))
  fc.assert(
    fc.property(arrivals, fc.integer({ min: -3, max: 40 }), (events, days) => {
      const now = aTime + days * DAY_MS
      const state = openSignalState({ userId: aUser, events: [], catalog: smallCatalog, config, now: aTime })
      for (const event of events) state.fold([event], aTime)
      expect(state.signals(now)).toEqual(build(events, now))
    }),
  )
})

it('[SG20] the newer a search, the more it counts', () => {
  const day = fc.integer({ min: 0, max: 29 * DAY_MS })
  fc.assert(
    fc.property(day, day, (a, b) => {
      const along = (age: number): number => {
        const [x, y] = ['fwAA', 'AH8A']
        const fixed = anEvent({ id: 'fixed', event: 'search_performed', queryVector: x, ts: aTime })
        const moved = anEvent({ id: 'moved', event: 'search_performed', queryVector: y, ts: aTime - age })
        return build([fixed, moved]).queryVector?.[1] ?? Number.NaN
      }
      expect(along(Math.min(a, b))).toBeGreaterThanOrEqual(along(Math.max(a, b)))
    }),
  )
})

it('[SG18] a meaning moves the query vector and nothing else', () => {
  fc.assert(
    fc.property(fc.oneof(someEvents(15), someSearches), (events) => {
      const wordsOnly = events.map(({ queryVector: _left, ...rest }) => rest)
      const { searches: _s, queryVector: _v, queryNorm: _n, ...rest } = build(events)
      const { searches, queryVector, queryNorm, ...plain } = build(wordsOnly)
      expect(rest).toEqual(plain)
      expect([searches, queryVector, queryNorm]).toEqual([[], null, 0])
    }),
  )
})

it('[SG21] no text breaks a fold', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String()), (queryVector) => {
      // As a store could hand it out: the contract's form is checked at the doors, not here.
      const event: InteractionEvent = { ...anEvent({ event: 'search_performed' }), queryVector }
      const { searches, counts } = build([event])
      expect(searches.length).toBe(decodeQueryVector(queryVector, 3) ? 1 : 0)
      expect(counts.used).toBe(1)
    }),
  )
})
