import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backoffMs, firstLookMs, periodMs } from '../../../../src/engine/sync/schedule.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../../src/base/time.ts'

const YEAR_MS = 365 * DAY_MS

describe('waiting after failures', () => {
  it.each([
    [1, undefined, 30 * SECOND_MS],
    [4, undefined, 4 * MINUTE_MS],
    [30, undefined, 12 * HOUR_MS],
    [1, 10 * MINUTE_MS, 10 * MINUTE_MS + 30 * SECOND_MS],
    [1, 100 * YEAR_MS, DAY_MS],
  ])('[SY52] is as worked by hand: %d failures, asked for %d', (failures, retryAfterMs, expected) => {
    expect(backoffMs(failures, retryAfterMs, 0.5)).toBe(expected)
  })

  it('[SY52] is never longer than a day, whatever a server asks for', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.option(fc.double({ noNaN: true }), { nil: undefined }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failures, asked, r) => {
          const ms = backoffMs(failures, asked, r)
          expect(ms).toBeGreaterThanOrEqual(0)
          expect(ms).toBeLessThanOrEqual(DAY_MS)
        },
      ),
      { seed: 52 },
    )
  })
})

describe('the first look', () => {
  const state = { device: 0.5, roots: [], failures: 0 }

  it('[SY53] comes once in 12 to 36 hours, always the same on a device', () => {
    expect([0, 0.5, 1].map((device) => periodMs({ device }))).toEqual([12 * HOUR_MS, DAY_MS, 36 * HOUR_MS])
  })

  it('[SY53] comes within a minute on a device that never asked, and when its time is over', () => {
    expect(firstLookMs(state, 0, 0.5)).toBe(MINUTE_MS / 2)
    expect(firstLookMs({ ...state, askedAt: 0 }, 3 * DAY_MS, 0.5)).toBe(MINUTE_MS / 2)
    expect(firstLookMs({ ...state, askedAt: 0 }, 20 * HOUR_MS, 0.5)).toBe(4 * HOUR_MS)
  })

  it.each([10 * YEAR_MS, -10 * YEAR_MS])(
    '[SY53] comes within one period under a clock that is %d ms wrong',
    (wrong) => {
      const ms = firstLookMs({ ...state, askedAt: 0 }, wrong, 0.5)
      expect(ms).toBeGreaterThan(0)
      expect(ms).toBeLessThanOrEqual(DAY_MS)
    },
  )

  it('[SY53] [SY52] backs off where the last worker got nothing', () => {
    expect(firstLookMs({ ...state, askedAt: 0, failures: 4 }, 5, 0.5)).toBe(4 * MINUTE_MS)
  })
})
