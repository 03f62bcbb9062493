import { describe, expect, it } from 'vitest'
import { checkVectorsHeader, encodeVectorsFile } from '../../../src/catalog/vectors-file.ts'
import { byteSource } from '../../../src/catalog/byte-source.ts'
import { createVectorIndex } from '../../../src/vector/vector-index.ts'
import { dequantise, quantise } from '../../../src/vector/quantise.ts'
import { imageLayout } from '../../../src/vector/image-layout.ts'
import { openVectors } from '../../../src/catalog/open-vectors.ts'

const DIM = 16
const noDigests = (): void => undefined

function unitRows(rows: number): Float32Array {
  const vectors = new Float32Array(rows * DIM)
  for (let row = 0; row < rows; row++) {
    vectors[row * DIM + (row % DIM)] = Math.cos(row)
    vectors[row * DIM + ((row + 1) % DIM)] = Math.sin(row)
  }
  return vectors
}

function aFile(rows = 3): Uint8Array<ArrayBuffer> {
  return encodeVectorsFile(createVectorIndex(unitRows(rows), DIM))
}

function withUint32(file: Uint8Array<ArrayBuffer>, at: number, value: number): Uint8Array<ArrayBuffer> {
  const copy = file.slice()
  new DataView(copy.buffer).setUint32(at, value, true)
  return copy
}

function withByte(file: Uint8Array<ArrayBuffer>, at: number, byte: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(file, (old, i) => (i === at ? byte : old))
}

describe('vectors.bin', () => {
  it.each([
    [0, 384, 64],
    [1, 16, 2_368],
    [3, 16, 2_368],
    [500, 384, 395_328],
  ])('[CT2] has the length of the table: %i rows of %i numbers make %i bytes', (rows, dim, bytes) => {
    expect(encodeVectorsFile(createVectorIndex(new Float32Array(rows * dim), dim))).toHaveLength(bytes)
  })

  it('[CT2] starts with DOCV, then version, dim and rows in little-endian, and zeros', () => {
    const fields = [68, 79, 67, 86, 2, 0, 0, 0, 16, 0, 0, 0, 3, 0, 0, 0]
    expect(Array.from(aFile().slice(0, 64))).toEqual([...fields, ...new Uint8Array(48)])
  })

  it('[CT2] has four rows of codes in turn, 16 numbers each, then residuals row by row', () => {
    const dim = 32
    const vectors = Float32Array.from({ length: 5 * dim }, (_, i) => Math.sin(i + 1))
    const { scales, codes, residuals } = quantise(vectors, dim)
    const file = encodeVectorsFile(createVectorIndex(vectors, dim))
    const numbers = new Int8Array(file.buffer)
    expect([...new Float32Array(file.buffer, 64, 5)]).toEqual([...scales])
    const codesAt = 64 + 64 * 4
    const residualsAt = codesAt + 64 * dim
    for (let row = 0; row < 5; row++) {
      for (let j = 0; j < dim; j++) {
        const at = codesAt + (row >> 2) * 4 * dim + (j >> 4) * 64 + (row & 3) * 16 + (j & 15)
        expect(numbers[at]).toBe(codes[row * dim + j])
        expect(numbers[residualsAt + row * dim + j]).toBe(residuals[row * dim + j])
      }
    }
  })

  it('[CT2] gives back what was written', async () => {
    const index = await openVectors(byteSource(aFile(5)), { dim: DIM, rows: 5 }, noDigests)
    const decoded = dequantise(quantise(unitRows(5), DIM), DIM)
    for (let row = 0; row < 5; row++) expect(index.vectorAt(row)).toEqual(decoded.slice(row * DIM, (row + 1) * DIM))
    expect(encodeVectorsFile(index)).toEqual(aFile(5))
  })

  it('[CT2] says of a file of version 1 that it must be built again', () => {
    expect(() => checkVectorsHeader(withUint32(aFile(), 4, 1), 2_368, { dim: DIM, rows: 3 })).toThrow(
      expect.objectContaining({
        code: 'catalog-corrupt',
        message: expect.stringMatching(/version 2, found 1.*docent build/) as string,
      }),
    )
  })

  const codesAt = 64 + 4 * 64
  it.each([
    ['another magic', withUint32(aFile(), 0, 0), 'DOCV'],
    ['another version', withUint32(aFile(), 4, 3), 'version 2, found 3'],
    ['another count', withUint32(aFile(), 12, 4), 'expected 3 vectors, one a record, found 4'],
    ['a byte too few', aFile().slice(0, -1), 'expected 2368 bytes, found 2367'],
    ['a byte too many', Uint8Array.of(...aFile(), 0), 'found 2369'],
    ['nothing at all', new Uint8Array(), '0 bytes'],
    ['something after the header', withByte(aFile(), 63, 1), 'zeros after the header'],
    ['an infinite scale', withUint32(aFile(), 64, 0x7f80_0000), 'Infinity in row 0'],
    ['a negative scale', withUint32(aFile(), 68, 0xbf80_0000), '-1 in row 1'],
    ['something after the last row', withByte(aFile(), codesAt + 48, 1), 'zeros after the last row'],
    ['a code of -128', withByte(aFile(), codesAt + 40, 0x80), 'found -128'],
    ['a residual of -128', withByte(aFile(), codesAt + 64 * DIM + 40, 0x80), 'found -128'],
    ['a vector of another length', withUint32(aFile(), 72, 0x3f80_0000), 'vectors of length 1, found length'],
  ])('[CT2] refuses %s', async (_, bytes, says) => {
    await expect(openVectors(byteSource(bytes), { dim: DIM, rows: 3 }, noDigests)).rejects.toThrow(
      expect.objectContaining({ code: 'catalog-corrupt', message: expect.stringContaining(says) as string }),
    )
  })

  it('[CT2] refuses another dim than the manifest says, with both', async () => {
    await expect(openVectors(byteSource(aFile()), { dim: 384, rows: 3 }, noDigests)).rejects.toThrow(
      expect.objectContaining({ code: 'catalog-dim-mismatch', details: { expected: 384, found: DIM } }),
    )
  })

  it('[CT8] says of a catalog that fits no memory how much it would need', async () => {
    const rows = 2 ** 40
    const source = { length: imageLayout(rows, DIM).bytes, readInto: async () => undefined }
    await expect(openVectors(source, { dim: DIM, rows }, noDigests)).rejects.toThrow(
      expect.objectContaining({
        code: 'catalog-too-large',
        message: expect.stringMatching(
          /memory for 1099511627776 vectors of 16 numbers \(39582419 MB\), found less/,
        ) as string,
      }),
    )
  })
})
