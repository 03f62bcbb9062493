import { describe, expect, it } from 'vitest'
import { dot, normalise, SMALLEST_NORM } from '../../../src/vector/dot.ts'

describe('dot', () => {
  it('[VX10] sums in four running sums, the rest into the first', () => {
    // 2^53 + 1 is 2^53 in float64, so the result shows which numbers met in which sum: (s0 + s1) + (s2 + s3).
    const big = 2 ** 53
    expect(dot(Float64Array.of(big, 1, 1, 1, -big, 1, 1, 1), new Float64Array(8).fill(1))).toBe(6)
    expect(dot(Float64Array.of(0, 0, 0, 0, big, 1, 1), new Float64Array(7).fill(1))).toBe(big)
    expect(dot(Float64Array.of(big, 1, 1, 1), new Float64Array(4).fill(1))).toBe(big + 2)
  })

  it('[VX10] keeps products of float32 numbers exact', () => {
    const x = Math.fround(0.1)
    expect(dot(Float32Array.of(x), Float32Array.of(x))).toBe(x * x)
    expect(dot(Float32Array.of(x), Float32Array.of(x))).not.toBe(Math.fround(x * x))
  })

  it('[VX10] is 0 for empty vectors and refuses different lengths', () => {
    expect(dot(new Float32Array(0), new Float64Array(0))).toBe(0)
    expect(() => dot(new Float32Array(3), new Float32Array(4))).toThrow(/found 3 and 4/)
  })
})

describe('normalise', () => {
  it('[VX11] keeps the kind and the direction and leaves its argument alone', () => {
    const vector = Float32Array.of(3, 0, -4)
    expect(normalise(vector)).toEqual(Float32Array.of(0.6, 0, -0.8))
    expect(vector).toEqual(Float32Array.of(3, 0, -4))
    expect(normalise(Float64Array.of(0, 2))).toEqual(Float64Array.of(0, 1))
  })

  it('[VX11] is null below the smallest norm, and for no numbers at all', () => {
    expect(normalise(new Float32Array(384))).toBeNull()
    expect(normalise(new Float64Array(0))).toBeNull()
    expect(normalise(Float64Array.of(SMALLEST_NORM * 0.999))).toBeNull()
    expect(normalise(Float64Array.of(-SMALLEST_NORM))).toEqual(Float64Array.of(-1))
  })

  it.each([NaN, Infinity, 1e200])('[VX11] refuses a norm that is not finite, from %d', (x) => {
    expect(() => normalise(Float64Array.of(1, x))).toThrow(RangeError)
  })
})
