import { describe, expect, it } from 'vitest'
import { decodeVectorsFile, encodeVectorsFile, vectorsFileBytes } from '../../../src/catalog/vectors-file.ts'
import { quantise } from '../../../src/vector/quantise.ts'

const DIM = 16

function aFile(rows = 3): Uint8Array<ArrayBuffer> {
  const numbers = Float32Array.from({ length: rows * DIM }, (_, i) => Math.sin(i + 1))
  return encodeVectorsFile(quantise(numbers, DIM), DIM)
}

function withUint32(file: Uint8Array<ArrayBuffer>, at: number, value: number): Uint8Array<ArrayBuffer> {
  const copy = file.slice()
  new DataView(copy.buffer).setUint32(at, value, true)
  return copy
}

describe('vectors.bin', () => {
  it.each([
    [0, 384, 16],
    [1, 16, 64],
    [3, 16, 128],
    [500, 384, 386_016],
  ])('[CT2] has the length of the table: %i rows of %i numbers make %i bytes', (rows, dim, bytes) => {
    expect(vectorsFileBytes(rows, dim)).toBe(bytes)
    expect(encodeVectorsFile(quantise(new Float32Array(rows * dim), dim), dim)).toHaveLength(bytes)
  })

  it('[CT2] starts with DOCV, then version, dim and rows in little-endian', () => {
    expect(Array.from(aFile().slice(0, 16))).toEqual([68, 79, 67, 86, 1, 0, 0, 0, 16, 0, 0, 0, 3, 0, 0, 0])
  })

  it('[CT2] gives back what was written, also from the middle of a larger buffer', () => {
    const numbers = Float32Array.from({ length: 5 * DIM }, (_, i) => Math.cos(i))
    const quantised = quantise(numbers, DIM)
    const file = encodeVectorsFile(quantised, DIM)
    const larger = new Uint8Array(file.length + 7)
    larger.set(file, 3)
    for (const bytes of [file, larger.subarray(3, 3 + file.length)]) {
      expect(decodeVectorsFile(bytes, { dim: DIM, rows: 5 })).toEqual({ dim: DIM, rows: 5, vectors: quantised })
    }
  })

  it.each([
    ['another magic', withUint32(aFile(), 0, 0), 'DOCV'],
    ['another version', withUint32(aFile(), 4, 2), 'version 1, found 2'],
    ['another count', withUint32(aFile(), 12, 4), 'expected 3 vectors, one a record, found 4'],
    ['a byte too few', aFile().slice(0, -1), 'expected 128 bytes, found 127'],
    ['a byte too many', Uint8Array.of(...aFile(), 0), 'found 129'],
    ['nothing at all', new Uint8Array(), '0 bytes'],
    ['an infinite scale', withUint32(aFile(), 16, 0x7f80_0000), 'Infinity in row 0'],
    ['a negative scale', withUint32(aFile(), 20, 0xbf80_0000), '-1 in row 1'],
    ['something between the planes', withUint32(aFile(), 28, 1), 'zeros between the planes'],
    ['a code of -128', Uint8Array.from(aFile(), (byte, at) => (at === 40 ? 0x80 : byte)), 'found -128'],
    ['a residual of -128', Uint8Array.from(aFile(), (byte, at) => (at === 127 ? 0x80 : byte)), 'found -128'],
  ])('[CT2] refuses %s', (_, bytes, says) => {
    expect(() => decodeVectorsFile(bytes, { dim: DIM, rows: 3 })).toThrow(
      expect.objectContaining({ code: 'catalog-corrupt', message: expect.stringContaining(says) as string }),
    )
  })

  it('[CT2] refuses another dim than the manifest says, with both', () => {
    expect(() => decodeVectorsFile(aFile(), { dim: 384, rows: 3 })).toThrow(
      expect.objectContaining({ code: 'catalog-dim-mismatch', details: { expected: 384, found: DIM } }),
    )
  })
})
