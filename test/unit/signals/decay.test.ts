import { expect, it } from 'vitest'
import { DAY_MS } from '../../../src/base/time.ts'
import { decay } from '../../../src/signals/decay.ts'

it.each([
  [-5, 100],
  [0, 100],
  [7, 70.71],
  [14, 50],
  [28, 25],
])('[SG7] after %d days %d per cent is left', (days, left) => {
  expect(100 * decay(days * DAY_MS, 14)).toBeCloseTo(left, 2)
})

it('[SG7] is never NaN, whatever a clock makes of an age', () => {
  expect([Number.NaN, Infinity, -Infinity, Number.MAX_VALUE].map((age) => decay(age, 14))).toEqual([1, 0, 1, 0])
})
