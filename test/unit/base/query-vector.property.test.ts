import { decodeQueryVector, encodeQueryVector, MAX_QUERY_VECTOR_CHARS } from '../../../src/base/query-vector.ts'
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'

const numbers = (dim: number): fc.Arbitrary<Float32Array> =>
  fc.float32Array({ minLength: dim, maxLength: dim, noNaN: true, noDefaultInfinity: true })

const cosine = (a: Float64Array, b: Float64Array): number => {
  const length = Math.hypot(...a)
  return a.reduce((sum, x, i) => sum + (x / length) * (b[i] ?? Number.NaN), 0)
}

describe('a query vector as text', () => {
  it.each([
    [[1, 0, -1], 'fwCB'],
    [[2, 0, -2], 'fwCB'],
    [[0.5, 0.25, 0], 'f0AA'],
    [[0, 0, 0], ''],
    [[], ''],
    [[1, Number.NaN, 0], ''],
    [[Number.NaN, 1, 0], ''],
    [[1, Infinity, 0], ''],
    [[1, 0, -Infinity], ''],
  ])('[QV1] %j is %j', (vector, text) => {
    expect(encodeQueryVector(Float32Array.from(vector))).toBe(text)
  })

  it('[QV1] is 512 characters for 384 numbers, and never more than an event may carry', () => {
    expect(encodeQueryVector(new Float32Array(384).fill(1))).toHaveLength(512)
    expect(encodeQueryVector(new Float32Array(4096).fill(-1))).toHaveLength(MAX_QUERY_VECTOR_CHARS)
  })

  it('[QV2] keeps the direction', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: -1, max: 1, noNaN: true })), (stream) => {
        const vector = Float64Array.from(stream.take(384))
        fc.pre(vector.some((x) => Math.abs(x) > 1e-6))
        const read = decodeQueryVector(encodeQueryVector(vector), 384)
        expect(cosine(vector, read ?? new Float64Array())).toBeGreaterThan(0.999)
        expect(Math.hypot(...(read ?? []))).toBeCloseTo(1, 12)
      }),
      { numRuns: 30 },
    )
  })

  it('[QV2] written again is the same text', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }).chain((dim) => numbers(dim)),
        (vector) => {
          const text = encodeQueryVector(vector)
          const read = decodeQueryVector(text, vector.length)
          if (text === '') expect(read).toBeUndefined()
          else expect(encodeQueryVector(read ?? new Float64Array())).toBe(text)
        },
      ),
    )
  })

  it.each([
    ['', 3],
    ['fwC', 3],
    ['fwCB', 4],
    ['fwCB', 0],
    ['fw==', 3],
    ['fw C', 3],
    ['fw-_', 3],
    ['====', 3],
    ['AAAA', 3],
    ['äöüß', 3],
    ['fwCB', Number.NaN],
  ])('[QV2] %j of %d numbers is none', (text, dim) => {
    expect(decodeQueryVector(text, dim)).toBeUndefined()
  })

  it('[QV2] never throws, and gives a unit vector of the dim or nothing', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.base64String({ maxLength: 80 }))
    fc.assert(
      fc.property(texts, fc.integer({ min: -1, max: 40 }), (text, dim) => {
        const read = decodeQueryVector(text, dim)
        if (!read) return
        expect(read).toHaveLength(dim)
        expect(Math.hypot(...read)).toBeCloseTo(1, 12)
      }),
    )
  })
})
