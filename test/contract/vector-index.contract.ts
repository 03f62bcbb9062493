/** The promises of the vector index, for every path that an engine has: SPEC VX1 to VX4 and VX14 to VX17. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVectorIndex, type VectorHits, type VectorIndex, type VectorPath } from '../../src/vector/vector-index.ts'
import { createJsScan } from '../../src/vector/js-scan.ts'
import { createWasmScan } from '../../src/vector/wasm-scan.ts'
import { quantiseQuery } from '../../src/vector/quantised-query.ts'
import { dequantise, quantise } from '../../src/vector/quantise.ts'
import { bestOf, type Hit, scoresOf } from '../unit/vector/brute-force.ts'
import { dot } from '../../src/vector/dot.ts'
import { pathsHere } from '../unit/vector/paths-here.ts'
import { seededRandom, smallIntegers, someMask, unitRows } from '../unit/vector/seeded-numbers.ts'

/** 63, 64, 65: around a word of the mask; 1,023 to 1,025: around a call of the kernel. */
const rowCounts = fc.oneof(
  fc.constantFrom(0, 1, 2, 3, 4, 5, 63, 64, 65, 127, 128, 129, 257),
  fc.constantFrom(1_023, 1_025),
)
const dims = fc.constantFrom(16, 32, 48, 384, 400)
const requests = fc.record({
  rows: rowCounts,
  dim: dims,
  k: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 1_200 })),
  holes: fc.constantFrom(null, 0, 0.1, 0.5, 0.9, 0.99, 1),
  magnitude: fc.constantFrom(1, 1, 1, 1e-20, 1e-28, 1e-42, 1e15),
  shape: fc.constantFrom('integers', 'units', 'alike', 'equal', 'mixed lengths'),
  seed: fc.integer(),
})
type Request = typeof requests extends fc.Arbitrary<infer T> ? T : never

/** Vectors of the shape asked for; 'alike' ones differ by less than the codes show. */
function vectorsOf({ rows, dim, shape, magnitude }: Request, random: () => number): Float32Array {
  if (shape === 'integers') return smallIntegers(rows * dim, random)
  const units = unitRows(rows, dim, random)
  if (shape === 'units') return units.map((x) => x * magnitude)
  if (shape === 'mixed lengths') return units.map((x, i) => x * (1 + (Math.floor(i / dim) % 7)) * magnitude)
  const middle = unitRows(1, dim, random)
  const spread = shape === 'equal' ? 0 : 0.002
  return units.map((x, i) => ((middle[i % dim] ?? 0) + spread * x) * magnitude)
}

/** As the oracle has them: zeros of either sign as 0. */
function pairsOf({ rows, scores }: VectorHits): readonly Hit[] {
  return Array.from(rows, (row, i) => ({ row, score: (scores[i] ?? NaN) + 0 }))
}

function describePath(path: VectorPath): void {
  describe(`vector index, ${path} path, any input`, () => {
    it('[VX1] [VX2] [VX3] [VX4] [VX14] returns what sorting all allowed rows by their exact scores returns', () => {
      fc.assert(
        fc.property(requests, (request) => {
          const { rows, dim, k, holes, magnitude, seed } = request
          const random = seededRandom(seed)
          const vectors = vectorsOf(request, random)
          const query = request.shape === 'integers' ? smallIntegers(dim, random) : unitRows(1, dim, random)
          query.forEach((x, j) => (query[j] = x * magnitude))
          const mask = holes === null ? undefined : someMask(rows, holes, random)
          const hits = createVectorIndex(vectors, dim, { path }).topK(query, k, mask)
          const isIn = (row: number): boolean => mask === undefined || mask[row] !== 0
          expect(pairsOf(hits)).toEqual(bestOf(scoresOf(vectors, dim, query), k, isIn))
        }),
        { numRuns: path === 'js' ? 60 : 150 },
      )
    })

    it('[VX15] is, after any inserts, replacements and deletions, the index of what is left', () => {
      const changes = fc.array(fc.record({ kind: fc.constantFrom('insert', 'replace', 'delete'), at: fc.nat() }), {
        maxLength: 150,
      })
      fc.assert(
        fc.property(changes, fc.constantFrom(0, 1, 3, 63, 64), fc.integer(), (list, rows, seed) => {
          const dim = 32
          const random = seededRandom(seed)
          const start = unitRows(rows, dim, random)
          const index = createVectorIndex(start, dim, { path })
          const model: (Float32Array | undefined)[] = Array.from({ length: rows }, (_, row) =>
            start.slice(row * dim, (row + 1) * dim),
          )
          for (const { kind, at } of list) {
            const vector = unitRows(1, dim, random)
            if (kind === 'insert') expect(index.insert(vector)).toBe(model.push(vector) - 1)
            else if (model.length > 0) {
              const row = at % model.length
              model[row] = kind === 'replace' ? vector : undefined
              if (kind === 'replace') index.replace(row, vector)
              else index.delete(row)
            }
          }
          expect(index.rows).toBe(model.length)
          expectIndexOf(index, model, unitRows(1, dim, random), dim)
        }),
        { numRuns: 100 },
      )
    })

    it('[VX16] gives the likeness of two rows within 1e-6 of the decoded vectors, the same both ways', () => {
      fc.assert(
        fc.property(requests, (request) => {
          fc.pre(request.rows >= 2)
          const { dim } = request
          const vectors = vectorsOf(request, seededRandom(request.seed))
          const index = createVectorIndex(vectors, dim, { path })
          const [a, b] = [0, request.rows - 1]
          const found = index.likeness(a, b)
          expect(index.likeness(b, a)).toBe(found)
          const pool = Int32Array.from({ length: 1_100 }, (_, i) => i % request.rows)
          expect([...index.likenesses(a, pool)].slice(-70)).toEqual(
            [...pool].slice(-70).map((row) => index.likeness(row, a)),
          )
          const lengths = [a, b].map((row) => Math.sqrt(index.likeness(row, row)))
          const tolerance = 1e-6 * (lengths[0] ?? 0) * (lengths[1] ?? 0)
          expect(Math.abs(found - dot(index.vectorAt(a), index.vectorAt(b)))).toBeLessThanOrEqual(tolerance)
        }),
        { numRuns: 100 },
      )
    })
  })
}

function expectIndexOf(
  index: VectorIndex,
  model: readonly (Float32Array | undefined)[],
  query: Float32Array,
  dim: number,
): void {
  const vectors = new Float32Array(model.length * dim)
  model.forEach((vector, row) => vector && vectors.set(vector, row * dim))
  expect(model.map((_, row) => index.has(row))).toEqual(model.map((vector) => vector !== undefined))
  const decoded = dequantise(quantise(vectors, dim), dim)
  model.forEach((_, row) => expect(index.vectorAt(row)).toEqual(decoded.slice(row * dim, (row + 1) * dim)))
  const expected = bestOf(scoresOf(vectors, dim, query), model.length, (row) => model[row] !== undefined)
  expect(pairsOf(index.topK(query, model.length))).toEqual(expected)
  expect(pairsOf(index.topK(query, 5))).toEqual(expected.slice(0, 5))
  expect(index.image).toEqual(createVectorIndex(vectors, dim, { path: 'js' }).image)
}

/** Suites for the engine at hand. It has two paths at least, or there is nothing to compare. */
export function describeVectorIndex(): void {
  pathsHere.forEach(describePath)

  describe('vector index, all paths', () => {
    it('[VX3] scores every row by the same whole numbers on every path', () => {
      fc.assert(
        fc.property(requests, (request) => {
          const { rows, dim, seed } = request
          fc.pre(rows > 0)
          const random = seededRandom(seed)
          const vectors = vectorsOf(request, random)
          const query = unitRows(1, dim, random)
          const { image } = createVectorIndex(vectors, dim, { path: 'js' })
          const [first, ...others] = pathsHere.map((path) => {
            const scan = path === 'js' ? createJsScan(rows, dim) : createWasmScan(path, rows, dim)
            scan.image.set(image)
            scan.alive.fill(0xff)
            scan.prepare(0, scan.scores.length)
            quantiseQuery(query, scan.queryCodes)
            const held = scan.scan(7, false)
            return { held, scores: [...scan.scores].map((score) => score + 0) }
          })
          for (const other of others) expect(other).toEqual(first)
        }),
        { numRuns: 100 },
      )
    })

    it('[VX3] gives the same rows, the same bits and the same likenesses on every path', () => {
      fc.assert(
        fc.property(requests, (request) => {
          const { rows, dim, k, holes, seed } = request
          const random = seededRandom(seed)
          const vectors = vectorsOf(request, random)
          const query = unitRows(1, dim, random)
          const mask = holes === null ? undefined : someMask(rows, holes, random)
          const [first, ...others] = pathsHere.map((path) => {
            const index = createVectorIndex(vectors, dim, { path })
            const { rows: found, scores } = index.topK(query, k, mask)
            const likeness = rows > 0 ? index.likeness(0, rows - 1) : 0
            return { found: [...found], bits: [...new Uint32Array(scores.buffer)], likeness }
          })
          expect(others.length).toBeGreaterThan(0)
          for (const other of others) expect(other).toEqual(first)
        }),
        { numRuns: 100 },
      )
    })
  })
}
