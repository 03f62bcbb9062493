/** Single rows of a vectors.bin as they travel: copied by words of four bytes, never decoded. */
import { type ImageLayout, imageLayout } from '../vector/image-layout.ts'
import { CODE_STRIDE, rowCodesAt } from '../vector/image-rows.ts'

const WORD_BYTES = 4
/** Words of a row's codes that lie together in the plane, and from the first of them to the next. */
const GROUP_WORDS = 4
const STRIDE_WORDS = CODE_STRIDE / WORD_BYTES

/** Bytes of a row on its own: a float32 scale, `dim` codes, `dim` residuals. */
export function vectorRowBytes(dim: number): number {
  return WORD_BYTES + 2 * dim
}

/** The rows of an image of `imageLayout(rows, dim)`; `image` begins at a multiple of four bytes of its buffer. */
export class VectorWords {
  readonly #layout: ImageLayout
  readonly #words: Int32Array
  readonly #rowWords: number

  constructor(image: Uint8Array<ArrayBuffer>, rows: number, dim: number) {
    this.#layout = imageLayout(rows, dim)
    this.#words = new Int32Array(image.buffer, image.byteOffset, this.#layout.bytes / WORD_BYTES)
    this.#rowWords = dim / WORD_BYTES
  }

  /** A row on its own, `vectorRowBytes(dim)` bytes, the caller's own copy. */
  rowAt(row: number): Uint8Array<ArrayBuffer> {
    const { scalesAt, residualsAt, dim } = this.#layout
    const own = new Int32Array(1 + 2 * this.#rowWords)
    own[0] = this.#words[scalesAt / WORD_BYTES + row] ?? 0
    copyCodes(this.#words, this.#codesAt(row), STRIDE_WORDS, own, 1, GROUP_WORDS, this.#rowWords)
    const residuals = (residualsAt + row * dim) / WORD_BYTES
    own.set(this.#words.subarray(residuals, residuals + this.#rowWords), 1 + this.#rowWords)
    return new Uint8Array(own.buffer)
  }

  /** Writes a row on its own, as `rowAt` gives it. */
  writeRow(row: number, bytes: Uint8Array): void {
    const { scalesAt, residualsAt, dim } = this.#layout
    const own = new Int32Array(bytes.slice().buffer) // a copy: the row may lie at an odd offset
    this.#words[scalesAt / WORD_BYTES + row] = own[0] ?? 0
    copyCodes(own, 1, GROUP_WORDS, this.#words, this.#codesAt(row), STRIDE_WORDS, this.#rowWords)
    this.#words.set(own.subarray(1 + this.#rowWords), (residualsAt + row * dim) / WORD_BYTES)
  }

  /** Copies `count` rows from `start` on to `target` as rows `to`, `to` + 1, ... Another image of the same dim. */
  copyRows(start: number, count: number, target: VectorWords, to: number): void {
    const { scalesAt, residualsAt, dim } = this.#layout
    const scales = scalesAt / WORD_BYTES + start
    target.#words.set(this.#words.subarray(scales, scales + count), target.#layout.scalesAt / WORD_BYTES + to)
    const residuals = (residualsAt + start * dim) / WORD_BYTES
    target.#words.set(
      this.#words.subarray(residuals, residuals + count * this.#rowWords),
      (target.#layout.residualsAt + to * dim) / WORD_BYTES,
    )
    for (let i = 0; i < count; i++) {
      const from = this.#codesAt(start + i)
      copyCodes(this.#words, from, STRIDE_WORDS, target.#words, target.#codesAt(to + i), STRIDE_WORDS, this.#rowWords)
    }
  }

  #codesAt(row: number): number {
    return rowCodesAt(this.#layout, row) / WORD_BYTES
  }
}

/** Copies `words` words in groups of four, from one stride to another. Four moves cost less than a view of each group. */
function copyCodes(
  source: Int32Array,
  from: number,
  sourceStride: number,
  target: Int32Array,
  to: number,
  targetStride: number,
  words: number,
): void {
  for (let i = from, j = to, left = words; left > 0; i += sourceStride, j += targetStride, left -= GROUP_WORDS) {
    target[j] = source[i] ?? 0
    target[j + 1] = source[i + 1] ?? 0
    target[j + 2] = source[i + 2] ?? 0
    target[j + 3] = source[i + 3] ?? 0
  }
}
