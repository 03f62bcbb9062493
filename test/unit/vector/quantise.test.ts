import { expect, it } from 'vitest'
import { dequantise, quantise } from '../../../src/vector/quantise.ts'

it('[VX7] encodes and decodes the hand-worked rows', () => {
  const vectors = Float32Array.of(127, -127, 1, 0, 127, 0.5, -0.5, 0.25, 0, 0, 0, 0)
  const quantised = quantise(vectors, 4)
  expect([...quantised.scales]).toEqual([1, 1, 0])
  expect([...quantised.codes]).toEqual([127, -127, 1, 0, 127, 1, -1, 0, 0, 0, 0, 0])
  expect([...quantised.residuals]).toEqual([0, 0, 0, 0, 0, -127, 127, 64, 0, 0, 0, 0])
  const decoded = dequantise(quantised, 4)
  expect([...decoded.subarray(0, 7)]).toEqual([127, -127, 1, 0, 127, 0.5, -0.5])
  expect(decoded[7]).toBeCloseTo(0.251969, 6)
  expect([...decoded.subarray(8)]).toEqual([0, 0, 0, 0])
})

it('[VX7] takes a row too small for float32 as zeros', () => {
  expect(quantise(Float32Array.of(1e-40, -1e-40), 2)).toEqual(quantise(new Float32Array(2), 2))
})

it('[VX7] takes no rows at all', () => {
  expect(dequantise(quantise(new Float32Array(0), 384), 384)).toEqual(new Float32Array(0))
})

it.each([NaN, Infinity, -Infinity, 3e38])('[VX7] refuses a row that holds %d, naming it', (x) => {
  expect(() => quantise(Float32Array.of(1, 2, 3, x), 2)).toThrow(/in row 1/)
})

it.each([0, -2, 1.5, NaN, 3])('[VX7] refuses 4 numbers in rows of %d', (dim) => {
  expect(() => quantise(new Float32Array(4), dim)).toThrow(RangeError)
})

it('[VX7] refuses to decode planes that do not fit each other', () => {
  const quantised = quantise(new Float32Array(8), 4)
  expect(() => dequantise(quantised, 3)).toThrow(RangeError)
  expect(() => dequantise(quantised, 2)).toThrow(/4 scales/)
  expect(() => dequantise({ ...quantised, residuals: new Int8Array(4) }, 4)).toThrow(/8 residuals/)
})
