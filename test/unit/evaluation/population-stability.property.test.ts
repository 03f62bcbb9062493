import { expect, it } from 'vitest'
import fc from 'fast-check'
import { populationStability } from '../../../src/evaluation/population-stability.ts'

it('[EV21] gives what is worked by hand, and 0 for what has not changed', () => {
  expect(populationStability([0, 0, 1, 1], [0, 0, 0, 1])).toBeCloseTo(0.27465, 5)
  expect(populationStability([1, 2, 3], [3, 1, 2])).toBe(0)
  expect(populationStability([], [1])).toBe(0)
  expect(populationStability([1], [Number.NaN])).toBe(0)
})

it('[EV21] sees a value that never was, and stays finite', () => {
  const found = populationStability([1, 1, 1, 1], [9, 9, 9, 9])
  expect(found).toBeGreaterThan(5)
  expect(found).toBeLessThan(Infinity)
})

it('[EV21] is never below 0, and 0 for any order of the same values', () => {
  const some = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(some, some, (before, after) => {
      expect(populationStability(before, after)).toBeGreaterThanOrEqual(0)
      expect(populationStability(before, before.toReversed())).toBe(0)
    }),
  )
})
