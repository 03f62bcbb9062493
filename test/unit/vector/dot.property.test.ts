import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dot, normalise, SMALLEST_NORM } from '../../../src/vector/dot.ts'

const number32 = fc.float({ min: -1000, max: 1000, noNaN: true })
const pairs = fc
  .array(fc.tuple(number32, number32), { maxLength: 70 })
  .map((both) => ({ a: Float32Array.from(both, ([x]) => x), b: Float32Array.from(both, ([, y]) => y) }))

it('[VX10] is symmetric to the last bit and near the plain sum', () => {
  fc.assert(
    fc.property(pairs, ({ a, b }) => {
      expect(dot(a, b)).toBe(dot(b, a))
      const plain = a.reduce((sum, x, i) => sum + x * (b[i] ?? NaN), 0)
      const size = a.reduce((sum, x, i) => sum + Math.abs(x * (b[i] ?? NaN)), 0)
      // Two orders of at most 70 additions differ by less than 70 roundings each.
      expect(Math.abs(dot(a, b) - plain)).toBeLessThanOrEqual(140 * Number.EPSILON * size)
    }),
  )
})

it('[VX11] gives norm 1 along the same direction, or null below the smallest norm', () => {
  fc.assert(
    fc.property(pairs, ({ a }) => {
      const norm = Math.sqrt(dot(a, a))
      const unit = normalise(a)
      const fine = normalise(Float64Array.from(a))
      if (norm < SMALLEST_NORM) {
        expect(unit).toBeNull()
        expect(fine).toBeNull()
        return
      }
      if (unit === null || fine === null) throw new Error('expected a direction')
      expect(Math.abs(Math.sqrt(dot(unit, unit)) - 1)).toBeLessThanOrEqual(1e-6)
      expect(Math.abs(Math.sqrt(dot(fine, fine)) - 1)).toBeLessThanOrEqual(1e-12)
      expect(Math.abs(dot(unit, a) / norm - 1)).toBeLessThanOrEqual(1e-6)
    }),
  )
})
