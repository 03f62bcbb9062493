import { afterEach, describe, expect, it, vi } from 'vitest'
import { createUnfilledIndex, createVectorIndex, openVectorIndex } from '../../../src/vector/vector-index.ts'
import { ImageFault, NoVectorMemory } from '../../../src/vector/vector-faults.ts'
import { dequantise, quantise } from '../../../src/vector/quantise.ts'
import { pathsHere } from './paths-here.ts'
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

describe.each(pathsHere)('vector index, %s path', (path) => {
  it('[VX1] orders by descending score and equal scores by ascending row', () => {
    const hits = createVectorIndex(rowsOf(1, 3, 2, 3, 3, 1), DIM, { path }).topK(one, 5)
    expect([...hits.rows]).toEqual([1, 3, 4, 2, 0])
    for (const [i, score] of [3, 3, 3, 2, 1].entries()) expect(hits.scores[i]).toBeCloseTo(score, 6)
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
    expect(Math.max(...hits.scores)).toBeCloseTo(-1, 6)
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

  it.each([0, -16, 8, 17, 16.5, 16_400, NaN])('[VX5] refuses dim %d', (dim) => {
    expect(() => createVectorIndex(new Float32Array(0), dim, { path })).toThrow(RangeError)
  })

  it('[VX5] refuses half a row, and numbers that are not finite, naming the row', () => {
    expect(() => createVectorIndex(new Float32Array(24), DIM, { path })).toThrow(/found 24 numbers and dim 16/)
    expect(() => createVectorIndex(rowsOf(1, 2, NaN), DIM, { path })).toThrow(/found NaN in row 2/)
    expect(() => createVectorIndex(rowsOf(1, -Infinity), DIM, { path })).toThrow(/found Infinity in row 1/)
    expect(() => createVectorIndex(rowsOf(7e16, 8e16), DIM, { path })).toThrow(/up to 7e16.*row 1/)
  })

  it('[VX5] refuses a query of another length or with NaN or infinity', () => {
    const index = createVectorIndex(rowsOf(1, 2), DIM, { path })
    expect(() => index.topK(new Float32Array(32), 1)).toThrow(/query of 16 numbers.*found 32/)
    expect(() => index.topK(rowsOf(NaN), 1)).toThrow(RangeError)
    expect(() => index.topK(rowsOf(-Infinity), 1)).toThrow(/found -Infinity/)
    expect(() => index.topK(rowsOf(2 ** 57), 1)).toThrow(/up to 7e16/)
  })

  it.each([-1, 1.5, NaN, Infinity])('[VX5] refuses k = %d', (k) => {
    expect(() => createVectorIndex(rowsOf(1), DIM, { path }).topK(one, k)).toThrow(`found ${k}`)
  })

  it('[VX5] refuses a mask of another length and a row outside', () => {
    const index = createVectorIndex(rowsOf(1, 2), DIM, { path })
    expect(() => index.topK(one, 1, new Uint8Array(3))).toThrow(/2 rows, found 3 bytes/)
    for (const row of [-1, 2, 0.5, NaN]) expect(() => index.vectorAt(row)).toThrow(`found ${row}`)
  })

  it('[VX6] gives copies that no later call changes', () => {
    const random = seededRandom(6)
    const vectors = unitRows(300, DIM, random)
    const decoded = dequantise(quantise(vectors, DIM), DIM)
    const index = createVectorIndex(vectors, DIM, { path })
    const vector = index.vectorAt(299)
    const hits = index.topK(index.vectorAt(7), 10)
    const before = structuredClone(hits)
    for (let i = 0; i < 50; i++) index.topK(unitRows(1, DIM, random), 300)
    index.replace(299, unitRows(1, DIM, random))
    for (let i = 0; i < 30; i++) index.insert(unitRows(1, DIM, random))
    expect(hits).toEqual(before)
    expect(hits.rows[0]).toBe(7)
    expect(vector).toEqual(decoded.slice(299 * DIM))
    vector.fill(0)
    expect(index.vectorAt(298)).toEqual(decoded.slice(298 * DIM, 299 * DIM))
  })

  it('[VX15] numbers inserted rows on, never uses a deleted row again but by replace', () => {
    const index = createVectorIndex(rowsOf(1, 2, 3), DIM, { path })
    index.delete(1)
    index.delete(1)
    expect([index.has(0), index.has(1), index.rows]).toEqual([true, false, 3])
    expect([...index.topK(one, 5).rows]).toEqual([2, 0])
    expect(index.vectorAt(1)).toEqual(new Float32Array(DIM))
    expect(index.insert(rowsOf(4))).toBe(3)
    expect([...index.topK(one, 5).rows]).toEqual([3, 2, 0])
    index.replace(1, rowsOf(9))
    expect([...index.topK(one, 1).rows]).toEqual([1])
    expect(() => index.delete(4)).toThrow(RangeError)
    expect(() => index.replace(4, rowsOf(1))).toThrow(RangeError)
  })

  it('[VX15] leaves everything as it was when a vector is refused', () => {
    const index = createVectorIndex(rowsOf(1, 2), DIM, { path })
    for (const bad of [rowsOf(NaN), rowsOf(2 ** 57), new Float32Array(32)]) {
      expect(() => index.insert(bad)).toThrow(RangeError)
      expect(() => index.replace(0, bad)).toThrow(RangeError)
    }
    expect(index.rows).toBe(2)
    expect([...index.topK(one, 5).scores]).toEqual([
      ...createVectorIndex(rowsOf(2, 1), DIM, { path }).topK(one, 5).scores,
    ])
  })

  it('[VX15] starts with unfilled rows where asked to', () => {
    const index = createUnfilledIndex(70, DIM, { path })
    expect(index.topK(one, 3).rows).toHaveLength(0)
    expect(index.topK(new Float32Array(DIM), 3).rows).toHaveLength(0)
    index.replace(69, one)
    index.replace(2, one)
    expect([...index.topK(one, 3).rows]).toEqual([2, 69])
    expect([...index.topK(new Float32Array(DIM), 3).rows]).toEqual([2, 69])
    expect([...index.topK(one, 3, new Uint8Array(70).fill(1, 3)).rows]).toEqual([69])
  })

  it('[VX16] gives the likeness of the first table row', () => {
    const index = createVectorIndex(rowsOf(127, -127, 254, 0), DIM, { path })
    expect([index.likeness(0, 1), index.likeness(0, 2), index.likeness(0, 3)]).toEqual([-127 * 127, 127 * 254, 0])
    expect(() => index.likeness(0, 4)).toThrow('found 4')
  })

  it.each([1, 63, 64, 65])('[VX17] opens the image of %d rows as it was', async (rows) => {
    const vectors = unitRows(rows, 32, seededRandom(rows))
    const { image } = createVectorIndex(vectors, 32, { path })
    const index = await openVectorIndex({ rows, dim: 32, path }, (room) => room.set(image))
    expect(index.image).toEqual(image)
    expect(index.path).toBe(path)
    const query = unitRows(1, 32, seededRandom(5))
    expect(index.topK(query, rows)).toEqual(createVectorIndex(vectors, 32, { path }).topK(query, rows))
  })

  it.each([
    ['a code of -128', 64 + 4 * 64 + 5, 128, /codes from -127 to 127, found -128 in row 0/],
    ['a residual of -128', 64 + 4 * 64 + 16 * 64 + 16, 128, /codes from -127 to 127, found -128 in row 1/],
    ['a negative scale', 64 + 7, 0xbf, /scales from 0 to 2\^49/],
    ['a scale that is too large', 64 + 7, 0x7e, /scales from 0 to 2\^49/],
    ['numbers after the last row', 64 + 4 * 64 + 48, 1, /zeros after the last row, found others in row 3 of 3/],
  ])('[VX17] refuses an image with %s', async (_what, at, byte, message) => {
    const { image } = createVectorIndex(rowsOf(1, 2, 3), DIM, { path })
    const opened = openVectorIndex({ rows: 3, dim: DIM, path }, (room) => {
      room.set(image)
      room[at] = byte
    })
    await expect(opened).rejects.toThrow(ImageFault)
    await expect(opened).rejects.toThrow(message)
  })

  it('[VX17] passes on what filling throws', async () => {
    const fill = async (): Promise<void> => Promise.reject(new Error('the disk is gone'))
    await expect(openVectorIndex({ rows: 3, dim: DIM, path }, fill)).rejects.toThrow('the disk is gone')
  })

  it('[VX13] takes the path that was forced', () => {
    expect(createVectorIndex(rowsOf(1), DIM, { path }).path).toBe(path)
  })
})

describe('the choice of a path', () => {
  afterEach(() => {
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
    vi.resetModules()
  })

  it('[VX13] takes the fastest that the engine has', () => {
    expect(createVectorIndex(rowsOf(1), DIM).path).toBe(pathsHere[0])
  })

  it('[VX13] takes js where the engine has no SIMD, or no WebAssembly at all', () => {
    vi.spyOn(WebAssembly, 'validate').mockReturnValue(false)
    const index = createVectorIndex(rowsOf(1, 2), DIM)
    expect(index.path).toBe('js')
    expect([...index.topK(one, 1).rows]).toEqual([1])
    vi.stubGlobal('WebAssembly', undefined)
    expect(createVectorIndex(rowsOf(1), DIM).path).toBe('js')
  })

  it('[VX13] takes js where a content policy forbids compiling', async () => {
    vi.resetModules() // a kernel that was compiled once is not compiled again
    const fresh = await import('../../../src/vector/vector-index.ts')
    vi.spyOn(WebAssembly, 'Module').mockImplementation(function refuse() {
      throw new WebAssembly.CompileError('blocked by the content policy')
    })
    expect(fresh.createVectorIndex(rowsOf(1), DIM).path).toBe('js')
  })

  it('[VX13] takes js where a kernel gets no memory, and refuses where nothing does', async () => {
    vi.spyOn(WebAssembly, 'Memory').mockImplementation(function refuse() {
      throw new RangeError('could not allocate memory')
    })
    expect(createVectorIndex(rowsOf(1), DIM).path).toBe('js')
    expect(() => createVectorIndex(rowsOf(1), DIM, { path: 'simd' })).toThrow(NoVectorMemory)
    const tooMany = { rows: 2 ** 40, dim: DIM }
    await expect(openVectorIndex(tooMany, () => undefined)).rejects.toThrow(/Expected \d+ bytes of memory/)
  })

  it('[VX13] does not take another failure for a missing engine', () => {
    vi.spyOn(WebAssembly, 'Instance').mockImplementation(function fail() {
      throw new WebAssembly.LinkError('import env.memory is missing')
    })
    expect(() => createVectorIndex(rowsOf(1), DIM)).toThrow(WebAssembly.LinkError)
  })

  it('[VX13] refuses a forced path that is not there', () => {
    vi.spyOn(WebAssembly, 'validate').mockReturnValue(false)
    expect(() => createVectorIndex(rowsOf(1), DIM, { path: 'simd' })).toThrow(/no WebAssembly SIMD/)
    expect(() => createVectorIndex(rowsOf(1), DIM, { path: 'relaxed' })).toThrow(/no relaxed WebAssembly SIMD/)
  })
})
