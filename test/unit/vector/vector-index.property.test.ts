import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVectorIndex } from '../../../src/vector/vector-index.ts'
import { seededRandom, smallIntegers, someMask, unitRows } from './seeded-numbers.ts'

/** 63, 64, 65: around a step of the kernel; 255, 257, 513: around its blocks of 256 rows. */
const rowCounts = fc.constantFrom(0, 1, 2, 7, 8, 9, 63, 64, 65, 255, 256, 257, 513)
const dims = fc.constantFrom(16, 48, 384)
const holes = fc.constantFrom(null, 0, 0.1, 0.5, 0.9, 0.99, 1)
const requests = fc.record({
  rows: rowCounts,
  dim: dims,
  k: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 600 })),
  holes,
  seed: fc.integer(),
})

/** The obvious way: score every allowed row, sort all, cut. */
function oracle(
  vectors: Float32Array,
  dim: number,
  query: Float32Array,
  k: number,
  mask?: Uint8Array,
): { row: number; score: number }[] {
  return Array.from({ length: vectors.length / dim }, (_, row) => ({
    row,
    score: vectors.subarray(row * dim, (row + 1) * dim).reduce((sum, x, i) => sum + x * (query[i] ?? 0), 0),
  }))
    .filter(({ row }) => mask === undefined || mask[row] !== 0)
    .toSorted((a, b) => b.score - a.score || a.row - b.row)
    .slice(0, k)
}

describe.each(['simd', 'js'] as const)('vector index, %s path, any input', (path) => {
  it('[VX1] [VX2] [VX4] returns what sorting all allowed rows returns, ties included', () => {
    fc.assert(
      fc.property(requests, ({ rows, dim, k, holes: share, seed }) => {
        const random = seededRandom(seed)
        const vectors = smallIntegers(rows * dim, random)
        const query = smallIntegers(dim, random)
        const mask = share === null ? undefined : someMask(rows, share, random)
        const hits = createVectorIndex(vectors, dim, { path }).topK(query, k, mask)
        const expected = oracle(vectors, dim, query, k, mask)
        expect([...hits.rows]).toEqual(expected.map((hit) => hit.row))
        expect([...hits.scores].map((score) => score + 0)).toEqual(expected.map((hit) => hit.score + 0))
      }),
      { numRuns: 150 },
    )
  })

  it('[VX3] scores unit vectors within 1e-6 of the float64 dot product', () => {
    fc.assert(
      fc.property(requests, ({ rows, dim, seed }) => {
        const random = seededRandom(seed)
        const vectors = unitRows(rows, dim, random)
        const query = unitRows(1, dim, random)
        const hits = createVectorIndex(vectors, dim, { path }).topK(query, rows)
        const exact = new Map(oracle(vectors, dim, query, rows).map(({ row, score }) => [row, score]))
        expect(exact.size).toBe(rows)
        hits.rows.forEach((row, i) => {
          expect(Math.abs((hits.scores[i] ?? NaN) - (exact.get(row) ?? NaN))).toBeLessThanOrEqual(1e-6)
        })
      }),
      { numRuns: 30 },
    )
  })
})

describe('vector index, both paths', () => {
  it('[VX3] gives the same rows and the same bits on the simd and the js path', () => {
    fc.assert(
      fc.property(
        requests,
        fc.constantFrom(1, 1e-20, 1e-42, 1e15),
        ({ rows, dim, k, holes: share, seed }, magnitude) => {
          const random = seededRandom(seed)
          const vectors = unitRows(rows, dim, random).map((x) => x * magnitude)
          const query = unitRows(1, dim, random).map((x) => x * magnitude)
          const mask = share === null ? undefined : someMask(rows, share, random)
          const simd = createVectorIndex(vectors, dim, { path: 'simd' }).topK(query, k, mask)
          const js = createVectorIndex(vectors, dim, { path: 'js' }).topK(query, k, mask)
          expect([...js.rows]).toEqual([...simd.rows])
          expect(new Uint32Array(js.scores.buffer)).toEqual(new Uint32Array(simd.scores.buffer))
        },
      ),
      { numRuns: 150 },
    )
  })
})
