import { describe, expect, it } from 'vitest'
import { aMessage, eventOf } from './a-message.ts'
import { MAX_DWELL_SECONDS } from '../../../src/contracts/interaction-event.ts'

describe('dwell', () => {
  it.each([[-1], [Number.NaN], [Infinity], [-Infinity], ['long'], ['0x10'], ['-1'], [true], [{}], [[5]]])(
    '[IN5] refuses %j',
    (dwell_seconds) => {
      expect(eventOf(aMessage({ dwell_seconds }))).toBe('event-dwell-invalid')
      expect(eventOf(aMessage({ dwell_ms: dwell_seconds }))).toBe('event-dwell-invalid')
    },
  )

  it.each([
    [0, 0],
    [-0, 0],
    ['12.5', 12.5],
    [1e12, MAX_DWELL_SECONDS],
    [Number.MAX_VALUE, MAX_DWELL_SECONDS],
  ])('[IN5] reads %j as %d s', (dwell_seconds, dwellSeconds) => {
    expect(eventOf(aMessage({ dwell_seconds }))).toMatchObject({ dwellSeconds })
  })

  it('[IN7] is not read where it means nothing', () => {
    const wish = aMessage({ feedback: 'more', dwell_seconds: -1 }, { event: 'content_feedback' })
    expect(eventOf(wish)).not.toHaveProperty('dwellSeconds')
  })
})
