import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dequantise, quantise } from '../../../src/vector/quantise.ts'

const DIM = 16

/** Rows of 16 numbers; each row is stretched by a power of ten, so that small and large rows stand side by side. */
const someRows = fc
  .array(
    fc.tuple(
      fc.array(fc.oneof(fc.float({ min: -1, max: 1, noNaN: true }), fc.constant(0)), {
        minLength: DIM,
        maxLength: DIM,
      }),
      fc.integer({ min: -25, max: 30 }),
    ),
    { maxLength: 8 },
  )
  .map((rows) => Float32Array.from(rows.flatMap(([numbers, power]) => numbers.map((x) => x * 10 ** power))))

it('[VX7] keeps codes and residuals off -128, and negates both with the row', () => {
  fc.assert(
    fc.property(someRows, (vectors) => {
      const { scales, codes, residuals } = quantise(vectors, DIM)
      expect(codes.includes(-128) || residuals.includes(-128)).toBe(false)
      const negated = quantise(
        vectors.map((x) => -x),
        DIM,
      )
      expect(negated).toEqual({ scales, codes: codes.map((c) => -c), residuals: residuals.map((r) => -r) })
    }),
    { numRuns: 300 },
  )
})

it('[VX7] gives the largest number of a row the code 127', () => {
  fc.assert(
    fc.property(someRows, (vectors) => {
      const { scales, codes, residuals } = quantise(vectors, DIM)
      scales.forEach((scale, row) => {
        const largest = (plane: Int8Array): number =>
          plane.subarray(row * DIM, (row + 1) * DIM).reduce((peak, x) => Math.max(peak, Math.abs(x)), 0)
        expect(largest(codes)).toBe(scale === 0 ? 0 : 127)
        if (scale === 0) expect(largest(residuals)).toBe(0)
      })
    }),
    { numRuns: 300 },
  )
})

it('[VX8] is off by at most scale / 505, and by 0.502 scale without the residuals', () => {
  fc.assert(
    fc.property(someRows, (vectors) => {
      const quantised = quantise(vectors, DIM)
      const decoded = dequantise(quantised, DIM)
      vectors.forEach((x, i) => {
        const scale = quantised.scales[Math.floor(i / DIM)] ?? NaN
        if (scale === 0) {
          expect(decoded[i]).toBe(0)
          expect(Math.abs(x)).toBeLessThan(127 * 2 ** -100)
          return
        }
        expect(Math.abs((decoded[i] ?? NaN) - x)).toBeLessThanOrEqual(scale / 505)
        expect(Math.abs((quantised.codes[i] ?? NaN) * scale - x)).toBeLessThanOrEqual(0.502 * scale)
      })
    }),
    { numRuns: 300 },
  )
})

it('[VX9] encodes what it decoded to the same scales, codes and residuals', () => {
  fc.assert(
    fc.property(someRows, (vectors) => {
      const quantised = quantise(vectors, DIM)
      const decoded = dequantise(quantised, DIM)
      const again = quantise(decoded, DIM)
      expect(again).toEqual(quantised)
      expect(dequantise(again, DIM)).toEqual(decoded)
    }),
    { numRuns: 1000 },
  )
})

it('[VX9] finds the same scale again for a peak in any part of an octave', () => {
  // A scale is rounded once when it is made and the decoded peak once more: the two must not drift apart.
  const bits = new Uint32Array(2 ** 16)
  const one = 0x3f80_0000
  const octave = 2 ** 23
  bits.forEach((_, i) => {
    bits[i] = one + Math.floor((i * octave) / bits.length) + (i % 128)
  })
  const peaks = new Float32Array(bits.buffer)
  const quantised = quantise(peaks, 1)
  expect(quantise(dequantise(quantised, 1), 1).scales).toEqual(quantised.scales)
})
