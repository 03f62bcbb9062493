import { anEvent, aTime } from '../../builders/an-event.ts'
import { describe, expect, it } from 'vitest'
import { eventWindow, pruneBefore, splitEvents } from '../../../src/signals/event-window.ts'
import { DAY_MS } from '../../../src/base/time.ts'

const WINDOW_DAYS = 30
const at = (days: number): number => aTime + days * DAY_MS
const onDays = (...days: readonly number[]) => days.map((day) => anEvent({ id: `day ${day}`, ts: at(day) }))
const dayOf = (ts: number): number => (ts - aTime) / DAY_MS

describe('window', () => {
  it.each([
    ['an event today', [0], 0, -30, 1],
    ['a clock that leapt ahead of all events', [0], 3650, -29, 3651],
    ['an event half a day ahead', [0.5], 0, -30, 1],
    ['an event that is not believed', [2], 0, -30, 1],
    ['no events', [], 7, -23, 8],
  ])('[SG12] spans the days of SPEC: %s', (_, days, now, from, until) => {
    const window = eventWindow(onDays(...days), at(now), WINDOW_DAYS)
    expect([dayOf(window.from), dayOf(window.until)]).toEqual([from, until])
  })

  it('[SG12] includes both ends and puts every event in one place', () => {
    const split = splitEvents(onDays(1.1, -30.1, 1, 0, -30), at(0), WINDOW_DAYS)
    expect(split.used.map(({ ts }) => dayOf(ts))).toEqual([-30, 0, 1])
    expect(split.quarantined.map(({ id }) => id)).toEqual(['day 1.1'])
    expect(split.expired.map(({ id }) => id)).toEqual(['day -30.1'])
  })

  it('[SG12] orders equal times by id', () => {
    const events = ['b', 'a', 'c'].map((id) => anEvent({ id }))
    expect(splitEvents(events, aTime, WINDOW_DAYS).used.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })

  it('[SG12] stands at the beginning of time, too', () => {
    const split = splitEvents([anEvent({ ts: 0 })], 0, WINDOW_DAYS)
    expect([split.used.length, split.expired.length, split.quarantined.length]).toEqual([1, 0, 0])
  })
})

describe('pruning, the table of SPEC', () => {
  it.each([
    [[0], 100, -29],
    [[0, 40], 40, 10],
    [[0, 3650], 3650, -29],
    [[0, 3650, 3650.9], 3651, -29],
    [[0, 3650, 3651], 3651, 3621],
    [[0, 3650, 3651.5], 3650, -29],
    [[0, -3650], -3650, -3680],
  ])('[SG13] with events on the days %j at day %d what is before day %d may go', (days, now, before) => {
    expect(dayOf(pruneBefore(onDays(...days), at(now), WINDOW_DAYS))).toBeCloseTo(before, 6)
  })

  it('[SG13] looks past several leaps, none of which lasted a day', () => {
    expect(dayOf(pruneBefore(onDays(0, 3650, 7300), at(7300), WINDOW_DAYS))).toBeCloseTo(-29, 6)
  })

  it('[SG13] without events follows the clock', () => {
    expect(dayOf(pruneBefore([], at(0), WINDOW_DAYS))).toBe(-30)
  })
})
