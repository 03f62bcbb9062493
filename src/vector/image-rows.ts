/** Reading and writing single rows of an image. */
import { DIM_STEP, HEADER_BYTES, imageLayout, type ImageLayout } from './image-layout.ts'
import { type QuantisedVectors, RESIDUAL_STEPS } from './quantise.ts'

/** Rows that are interleaved in the plane of codes, `DIM_STEP` numbers of each in turn. */
const BLOCK_ROWS = 4
/** Bytes from one group of 16 codes of a row to its next. */
export const CODE_STRIDE = BLOCK_ROWS * DIM_STEP

/** Where the codes of a row begin; 16 of them lie together, the next 16 start `CODE_STRIDE` bytes on. */
export function rowCodesAt({ codesAt, dim }: ImageLayout, row: number): number {
  const inBlock = row % BLOCK_ROWS
  return codesAt + (row - inBlock) * dim + inBlock * DIM_STEP
}

/** The rows of `image`, which `imageLayout(rows, dim)` describes; views of it, so it must not move. Rows are in range. */
export class ImageRows {
  readonly layout: ImageLayout
  readonly #image: Uint8Array<ArrayBuffer>
  readonly #numbers: Int8Array
  readonly #scales: Float32Array

  constructor(image: Uint8Array<ArrayBuffer>, rows: number, dim: number) {
    this.layout = imageLayout(rows, dim)
    this.#image = image
    this.#numbers = new Int8Array(image.buffer, image.byteOffset, image.length)
    this.#scales = new Float32Array(image.buffer, image.byteOffset + this.layout.scalesAt, this.layout.rows)
  }

  scaleOf(row: number): number {
    return this.#scales[row] ?? 0
  }

  /** Writes row `from` of `quantised` as `row`. */
  write(row: number, { scales, codes, residuals }: QuantisedVectors, from: number): void {
    const { dim, residualsAt } = this.layout
    const start = from * dim
    this.#scales[row] = scales[from] ?? 0
    this.#numbers.set(residuals.subarray(start, start + dim), residualsAt + row * dim)
    let at = rowCodesAt(this.layout, row)
    for (let j = start; j < start + dim; j += DIM_STEP, at += CODE_STRIDE) {
      this.#numbers.set(codes.subarray(j, j + DIM_STEP), at)
    }
  }

  /** Makes `row` zeros. */
  clear(row: number): void {
    const { dim, residualsAt } = this.layout
    this.#scales[row] = 0
    this.#numbers.fill(0, residualsAt + row * dim, residualsAt + (row + 1) * dim)
    const codesAt = rowCodesAt(this.layout, row)
    for (let j = 0, at = codesAt; j < dim; j += DIM_STEP, at += CODE_STRIDE) this.#numbers.fill(0, at, at + DIM_STEP)
  }

  isZeros(row: number): boolean {
    const { dim, residualsAt } = this.layout
    if (this.#scales[row] !== 0) return false
    const residuals = residualsAt + row * dim
    const codesAt = rowCodesAt(this.layout, row)
    for (let j = 0; j < dim; j++) {
      if (this.#numbers[residuals + j] !== 0 || this.#codeAt(codesAt, j) !== 0) return false
    }
    return true
  }

  /** The vector of `row`, decoded as `dequantise` does. */
  decode(row: number): Float32Array {
    const { dim, residualsAt } = this.layout
    const scale = this.scaleOf(row)
    const numbers = this.#numbers
    const vector = new Float32Array(dim)
    const residuals = residualsAt + row * dim
    let codes = rowCodesAt(this.layout, row)
    // In range: dim is a multiple of 16, and both planes hold the whole row.
    for (let j = 0; j < dim; j += DIM_STEP, codes += CODE_STRIDE) {
      for (let i = 0; i < DIM_STEP; i++) {
        const steps = numbers[codes + i]! * RESIDUAL_STEPS + numbers[residuals + j + i]!
        vector[j + i] = (scale * steps) / RESIDUAL_STEPS
      }
    }
    return vector
  }

  /** Copies the first `rows` rows (whole words) of all planes, and the header, to an image of another capacity. */
  copyTo(target: Uint8Array<ArrayBuffer>, layout: ImageLayout): void {
    const rows = Math.min(layout.rows, this.layout.rows)
    const { dim, scalesAt, codesAt, residualsAt } = this.layout
    const copy = (from: number, bytes: number, to: number): void => {
      target.set(this.#image.subarray(from, from + bytes), to)
    }
    copy(0, HEADER_BYTES, 0)
    copy(scalesAt, rows * Float32Array.BYTES_PER_ELEMENT, layout.scalesAt)
    copy(codesAt, rows * dim, layout.codesAt)
    copy(residualsAt, rows * dim, layout.residualsAt)
  }

  #codeAt(codesAt: number, j: number): number {
    return this.#numbers[codesAt + ((j / DIM_STEP) | 0) * CODE_STRIDE + (j % DIM_STEP)] ?? 0
  }
}
