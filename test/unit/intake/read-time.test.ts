import { describe, expect, it } from 'vitest'
import { aMessage, eventOf } from './a-message.ts'
import { aTime } from '../../builders/an-event.ts'

describe('time', () => {
  it.each([
    ['2026-03-14T12:00:00.000Z'],
    ['2026-03-14T12:00:00Z'],
    ['2026-03-14T12:00Z'],
    ['2026-03-14T14:00:00+02:00'],
    ['2026-03-14T14:00:00+0200'],
    ['2026-03-14 06:30:00-05:30'],
    ['2026-03-14 12:00:00.000000+00'],
    ['2026-03-14T12:00:00'],
    [' 2026-03-14t12:00:00,0z '],
    [aTime],
    [aTime / 1000],
    [String(aTime)],
    [String(aTime / 1000)],
    ['1.773489600e9'],
  ])('[IN4] reads %j', (originalTimestamp) => {
    expect(eventOf(aMessage({}, { originalTimestamp }))).toMatchObject({ ts: aTime })
  })

  it.each([
    ['1970-01-01', 0],
    [0, 0],
    [-0, 0],
    [1694769302.319, 1_694_769_302_319],
    ['2026-03-14T12:00:00.9999Z', aTime + 999],
    ['9999-12-31T23:59:59Z', 253_402_300_799_000],
  ])('[IN4] reads %j as %d', (originalTimestamp, ts) => {
    expect(eventOf(aMessage({}, { originalTimestamp }))).toMatchObject({ ts })
  })

  it.each([
    ['yesterday'],
    ['2026-02-30T10:00:00Z'],
    ['2026-13-01'],
    ['2026-03-14T24:00:00Z'],
    ['2026-03-14T12:60:00Z'],
    ['03/14/2026'],
    ['1969-12-31T23:59:59Z'],
    ['0001-01-01'],
    [-1],
    [Number.NaN],
    [Infinity],
    [9e15],
    [true],
    [{}],
    [[aTime]],
  ])('[IN4] refuses %j', (originalTimestamp) => {
    expect(eventOf(aMessage({}, { originalTimestamp }))).toBe('event-time-invalid')
  })

  it('[IN4] lets the time of receipt stand in, and only for a time that is missing', () => {
    const timeless = aMessage({}, { originalTimestamp: undefined })
    expect(eventOf(timeless)).toBe('event-time-missing')
    expect(eventOf(timeless, { receivedAt: 5 })).toMatchObject({ ts: 5 })
    expect(eventOf(aMessage({}, { originalTimestamp: 'x' }), { receivedAt: 5 })).toBe('event-time-invalid')
    expect(eventOf(aMessage(), { receivedAt: 5 })).toMatchObject({ ts: aTime })
  })
})
