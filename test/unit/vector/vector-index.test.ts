import { afterEach, describe, expect, it, vi } from 'vitest'
import { createVectorIndex } from '../../../src/vector/vector-index.ts'
import { seededRandom, unitRows } from './seeded-numbers.ts'

const DIM = 16

/** Rows of 16 numbers that hold the given number first and zeros after it. */
function rowsOf(...firsts: number[]): Float32Array {
  const vectors = new Float32Array(firsts.length * DIM)
  firsts.forEach((first, row) => {
    vectors[row * DIM] = first
  })
  return vectors
}

const one = rowsOf(1)

describe.each(['simd', 'js'] as const)('vector index, %s path', (path) => {
  it('[VX1] orders by descending score and equal scores by ascending row', () => {
    const hits = createVectorIndex(rowsOf(1, 3, 2, 3, 3, 1), DIM, { path }).topK(one, 5)
    expect([...hits.rows]).toEqual([1, 3, 4, 2, 0])
    expect([...hits.scores]).toEqual([3, 3, 3, 2, 1])
  })

  it('[VX1] gives the first k rows when every row ties, zero vectors too', () => {
    const index = createVectorIndex(new Float32Array(65 * DIM), DIM, { path })
    expect([...index.topK(one, 3).rows]).toEqual([0, 1, 2])
    expect([...index.topK(new Float32Array(DIM), 65).rows]).toEqual([...Array(65).keys()])
  })

  it.each([1, 63, 64, 65])('[VX2] never lets padding win over negative scores, with %d rows', (rows) => {
    const index = createVectorIndex(rowsOf(...Array.from({ length: rows }, (_, row) => -1 - row)), DIM, { path })
    const hits = index.topK(one, rows + 8)
    expect([...hits.rows]).toEqual([...Array(rows).keys()])
    expect(Math.max(...hits.scores)).toBe(-1)
  })

  it('[VX2] leaves out masked rows, and takes any byte but 0 as a yes', () => {
    const index = createVectorIndex(rowsOf(5, 4, 3, 2, 1), DIM, { path })
    expect([...index.topK(one, 5, Uint8Array.of(0, 1, 0, 255, 2)).rows]).toEqual([1, 3, 4])
  })

  it('[VX2] forgets the mask of the call before', () => {
    const index = createVectorIndex(rowsOf(2, 1), DIM, { path })
    expect([...index.topK(one, 2, Uint8Array.of(0, 1)).rows]).toEqual([1])
    expect([...index.topK(one, 2).rows]).toEqual([0, 1])
  })

  it('[VX2] leaves out a row whose score overflows to NaN', () => {
    const vectors = rowsOf(1, 3e38, 2)
    vectors[DIM + 1] = -3e38 // infinity minus infinity
    const query = rowsOf(10).fill(10, 1, 2)
    const index = createVectorIndex(vectors, DIM, { path })
    expect([...index.topK(query, 3).rows]).toEqual([2, 0])
    expect([...index.topK(query, 1).rows]).toEqual([2])
  })

  it('[VX4] gives empty hits for an empty index, for k = 0 and for a mask of zeros', () => {
    const empty = createVectorIndex(new Float32Array(0), DIM, { path })
    const index = createVectorIndex(rowsOf(1, 2), DIM, { path })
    for (const hits of [empty.topK(one, 5), index.topK(one, 0), index.topK(one, 5, new Uint8Array(2))]) {
      expect(hits.rows).toEqual(new Int32Array(0))
      expect(hits.scores).toEqual(new Float32Array(0))
    }
    expect(empty.rows).toBe(0)
  })

  it('[VX4] gives every allowed row when k is larger', () => {
    const index = createVectorIndex(rowsOf(1, 2, 3), DIM, { path })
    expect([...index.topK(one, 1000).rows]).toEqual([2, 1, 0])
    expect([...index.topK(one, 1000, Uint8Array.of(1, 0, 1)).rows]).toEqual([2, 0])
  })

  it.each([0, -16, 8, 17, 16.5, NaN])('[VX5] refuses dim %d', (dim) => {
    expect(() => createVectorIndex(new Float32Array(0), dim, { path })).toThrow(RangeError)
  })

  it('[VX5] refuses half a row, and numbers that are not finite, naming the row', () => {
    expect(() => createVectorIndex(new Float32Array(24), DIM, { path })).toThrow(/rows of 16 numbers, found 24/)
    expect(() => createVectorIndex(rowsOf(1, 2, NaN), DIM, { path })).toThrow(/found NaN in row 2/)
    expect(() => createVectorIndex(rowsOf(1, -Infinity), DIM, { path })).toThrow(/found -Infinity in row 1/)
  })

  it('[VX5] refuses a query of another length or with NaN or infinity', () => {
    const index = createVectorIndex(rowsOf(1, 2), DIM, { path })
    expect(() => index.topK(new Float32Array(32), 1)).toThrow(/query of 16 numbers.*found 32/)
    expect(() => index.topK(rowsOf(NaN), 1)).toThrow(RangeError)
    expect(() => index.topK(rowsOf(Infinity), 1)).toThrow(RangeError)
  })

  it.each([-1, 1.5, NaN, Infinity])('[VX5] refuses k = %d', (k) => {
    expect(() => createVectorIndex(rowsOf(1), DIM, { path }).topK(one, k)).toThrow(`found ${k}`)
  })

  it('[VX5] refuses a mask of another length and a row outside', () => {
    const index = createVectorIndex(rowsOf(1, 2), DIM, { path })
    expect(() => index.topK(one, 1, new Uint8Array(3))).toThrow(/2 rows, found 3 bytes/)
    for (const row of [-1, 2, 0.5, NaN]) expect(() => index.vectorAt(row)).toThrow(`found ${row}`)
  })

  it('[VX6] keeps views and hits valid and unchanged through later calls', () => {
    const random = seededRandom(6)
    const vectors = unitRows(300, DIM, random)
    const index = createVectorIndex(vectors.slice(), DIM, { path })
    const view = index.vectorAt(299)
    const hits = index.topK(index.vectorAt(7), 10)
    const before = structuredClone(hits)
    for (let i = 0; i < 50; i++) index.topK(unitRows(1, DIM, random), 300)
    expect(hits).toEqual(before)
    expect(hits.rows[0]).toBe(7)
    expect(view).toEqual(vectors.slice(299 * DIM))
    expect(index.vectorAt(0)).toEqual(vectors.slice(0, DIM))
  })

  it('[VX13] takes the path that was forced', () => {
    expect(createVectorIndex(rowsOf(1), DIM, { path }).path).toBe(path)
  })
})

describe('the choice of a path', () => {
  afterEach(() => {
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
  })

  it('[VX13] takes simd where the engine has it', () => {
    expect(createVectorIndex(rowsOf(1), DIM).path).toBe('simd')
  })

  it('[VX13] takes js where the engine has no SIMD, or no WebAssembly at all', () => {
    vi.spyOn(WebAssembly, 'validate').mockReturnValue(false)
    const index = createVectorIndex(rowsOf(1, 2), DIM)
    expect(index.path).toBe('js')
    expect([...index.topK(one, 1).rows]).toEqual([1])
    vi.stubGlobal('WebAssembly', undefined)
    expect(createVectorIndex(rowsOf(1), DIM).path).toBe('js')
  })

  it('[VX13] takes js where a content policy forbids compiling, and where there is no memory', () => {
    vi.spyOn(WebAssembly, 'Module').mockImplementation(function refuse() {
      throw new WebAssembly.CompileError('blocked by the content policy')
    })
    expect(createVectorIndex(rowsOf(1), DIM).path).toBe('js')
    vi.restoreAllMocks()
    vi.spyOn(WebAssembly, 'Memory').mockImplementation(function refuse() {
      throw new RangeError('could not allocate memory')
    })
    expect(createVectorIndex(rowsOf(1), DIM).path).toBe('js')
    expect(() => createVectorIndex(rowsOf(1), DIM, { path: 'simd' })).toThrow(/could not allocate/)
  })

  it('[VX13] does not take another failure for a missing engine', () => {
    vi.spyOn(WebAssembly, 'Instance').mockImplementation(function fail() {
      throw new WebAssembly.LinkError('import env.memory is missing')
    })
    expect(() => createVectorIndex(rowsOf(1), DIM)).toThrow(WebAssembly.LinkError)
  })

  it('[VX13] refuses a forced simd that is not there', () => {
    vi.spyOn(WebAssembly, 'validate').mockReturnValue(false)
    expect(() => createVectorIndex(rowsOf(1), DIM, { path: 'simd' })).toThrow(/no WebAssembly SIMD/)
  })
})
