/** The rows of a vector index: a scan over an image, with which rows are alive, and room to grow. */
import { chooseScan, type ChosenScan, type VectorPath } from './choose-scan.ts'
import { imageLayout, LARGEST_SCALE } from './image-layout.ts'
import { ImageRows } from './image-rows.ts'
import { quantise, type QuantisedVectors } from './quantise.ts'
import { quantiseQuery } from './quantised-query.ts'
import type { RowScan } from './row-scan.ts'
import { scoreSlack } from './score-slack.ts'
import { ImageFault, NoVectorMemory } from './vector-faults.ts'
import type { VectorHits } from './vector-hits.ts'

/** Capacity grows by half, so that n inserts copy at most 3 n rows. */
const GROWTH = 1.5
const NO_FAULT = -1

export interface ImageShape {
  readonly dim: number
  readonly rows: number
  /** Forces a path; else relaxed, simd or js, the first that can be had. */
  readonly path?: VectorPath
  /** How far from 1 the length of a vector may be; any length when absent. */
  readonly lengthWithin?: number
}

/** What vector-index.ts promises. */
export class VectorRows {
  readonly dim: number
  readonly path: VectorPath
  #rows: number
  #scan: RowScan
  #image: ImageRows
  readonly #pair = new Int32Array(1)

  private constructor(rows: number, dim: number, forced: VectorPath | undefined) {
    const { path, scan } = scanFor(rows, dim, forced)
    this.dim = dim
    this.path = path
    this.#rows = rows
    this.#scan = scan
    this.#image = new ImageRows(scan.image, rows, dim)
  }

  static unfilled(rows: number, dim: number, path: VectorPath | undefined): VectorRows {
    return new VectorRows(rows, dim, path)
  }

  static of(vectors: Float32Array, dim: number, path: VectorPath | undefined): VectorRows {
    imageLayout(0, dim) // refuses a dim that cannot be, before anything is divided by it
    const quantised = quantise(vectors, dim)
    refuseTooLarge(quantised)
    const made = new VectorRows(quantised.scales.length, dim, path)
    for (let row = 0; row < made.#rows; row++) made.#write(row, quantised, row)
    made.#scan.prepare(0, made.#image.layout.rows)
    return made
  }

  static async filledBy(
    { rows, dim, path, lengthWithin = Infinity }: ImageShape,
    fill: (image: Uint8Array<ArrayBuffer>) => void | Promise<void>,
  ): Promise<VectorRows> {
    const made = new VectorRows(rows, dim, path)
    const { layout } = made.#image
    await fill(made.#scan.image)
    const fault = made.#scan.prepare(0, layout.rows)
    if (fault !== NO_FAULT) throw faultOf(fault, made.#image.scaleOf(fault))
    for (let row = rows; row < layout.rows; row++) {
      if (!made.#image.isZeros(row)) throw new ImageFault('zeros after the last row', `others in row ${row} of ${rows}`)
    }
    for (let row = 0; row < rows; row++) {
      const length = Math.sqrt(made.#scan.scores[row] ?? NaN)
      if (Math.abs(length - 1) > lengthWithin) {
        throw new ImageFault('vectors of length 1', `length ${length} in row ${row}`)
      }
      made.#setAlive(row, true)
    }
    return made
  }

  get rows(): number {
    return this.#rows
  }

  get bytesPerRow(): number {
    return this.#scan.bytesPerRow
  }

  get image(): Uint8Array<ArrayBuffer> {
    const exact = imageLayout(this.#rows, this.dim)
    if (exact.rows === this.#image.layout.rows) return this.#scan.image
    const copy = new Uint8Array(exact.bytes)
    this.#image.copyTo(copy, exact)
    return copy
  }

  vectorAt(row: number): Float32Array {
    this.#checkRow(row)
    return this.#image.decode(row)
  }

  has(row: number): boolean {
    this.#checkRow(row)
    return this.#isAlive(row)
  }

  topK(query: Float32Array, k: number, allowed?: Uint8Array): VectorHits {
    const scan = this.#scan
    this.#checkLength(query, 'a query')
    if (!Number.isInteger(k) || k < 0) {
      throw new RangeError(`Expected k to be a whole number of at least 0, found ${k}.`)
    }
    if (allowed !== undefined && allowed.length !== this.#rows) {
      throw new RangeError(
        `Expected a mask of one byte for each of the ${this.#rows} rows, found ${allowed.length} bytes.`,
      )
    }
    const quantised = quantiseQuery(query, scan.queryCodes)
    if (this.#rows === 0 || k === 0) return { rows: new Int32Array(0), scores: new Float32Array(0) }
    if (!quantised) return this.#firstRows(k, allowed)
    scan.query.set(query)
    if (allowed !== undefined) scan.allowed.set(allowed)
    const held = scan.scan(Math.min(k, this.#rows), allowed !== undefined)
    if (held > 0) scan.settle(held, quantised, scoreSlack(quantised, scan.longest(), this.dim))
    return { rows: scan.heap.rows.slice(0, held), scores: scan.heap.scores.slice(0, held) }
  }

  likeness(rowA: number, rowB: number): number {
    this.#checkRow(rowB)
    this.#pair[0] = rowB
    return this.likenesses(rowA, this.#pair)[0] ?? NaN
  }

  likenesses(row: number, rows: Int32Array): Float64Array {
    this.#checkRow(row)
    for (let i = 0; i < rows.length; i++) if (!(rows[i]! >= 0 && rows[i]! < this.#rows)) this.#checkRow(rows[i]!)
    const found = new Float64Array(rows.length)
    this.#scan.likenesses(row, rows, found)
    return found
  }

  insert(vector: Float32Array): number {
    const quantised = this.#quantised(vector)
    const row = this.#rows
    if (row === this.#image.layout.rows) this.#grow()
    this.#fill(row, quantised)
    this.#rows = row + 1
    return row
  }

  replace(row: number, vector: Float32Array): void {
    this.#checkRow(row)
    this.#fill(row, this.#quantised(vector))
  }

  delete(row: number): void {
    this.#checkRow(row)
    this.#setAlive(row, false)
    this.#image.clear(row)
  }

  /** All scores are 0 for a query of zeros, so that rows alone order. */
  #firstRows(k: number, allowed: Uint8Array | undefined): VectorHits {
    const { heap } = this.#scan
    let found = 0
    for (let row = 0; row < this.#rows && found < k; row++) {
      if (this.#isAlive(row) && (allowed === undefined || allowed[row] !== 0)) heap.rows[found++] = row
    }
    return { rows: heap.rows.slice(0, found), scores: new Float32Array(found) }
  }

  /** Refuses what cannot be a row before anything is written. */
  #quantised(vector: Float32Array): QuantisedVectors {
    this.#checkLength(vector, 'a vector')
    const quantised = quantise(vector, this.dim)
    refuseTooLarge(quantised)
    return quantised
  }

  #fill(row: number, quantised: QuantisedVectors): void {
    this.#write(row, quantised, 0)
    this.#scan.prepare(row, row + 1)
  }

  #write(row: number, quantised: QuantisedVectors, from: number): void {
    this.#image.write(row, quantised, from)
    this.#setAlive(row, true)
  }

  #grow(): void {
    const rows = Math.ceil((this.#rows + 1) * GROWTH)
    const { scan } = scanFor(rows, this.dim, this.path)
    const image = new ImageRows(scan.image, rows, this.dim)
    this.#image.copyTo(scan.image, image.layout)
    scan.alive.set(this.#scan.alive)
    scan.prepare(0, this.#rows)
    this.#scan = scan
    this.#image = image
  }

  #isAlive(row: number): boolean {
    return (((this.#scan.alive[row >> 3] ?? 0) >> (row & 7)) & 1) === 1
  }

  #setAlive(row: number, isAlive: boolean): void {
    const { alive } = this.#scan
    const others = (alive[row >> 3] ?? 0) & ~(1 << (row & 7))
    alive[row >> 3] = others | (Number(isAlive) << (row & 7))
  }

  #checkRow(row: number): void {
    if (Number.isInteger(row) && row >= 0 && row < this.#rows) return
    throw new RangeError(`Expected a row of this index (it has ${this.#rows}, from 0), found ${row}.`)
  }

  #checkLength(numbers: Float32Array, what: string): void {
    if (numbers.length === this.dim) return
    throw new RangeError(
      `Expected ${what} of ${this.dim} numbers, like the rows of this index, found ${numbers.length}.`,
    )
  }
}

/** A RangeError of here is one of memory: `imageLayout` has refused the others before. */
function scanFor(rows: number, dim: number, forced: VectorPath | undefined): ChosenScan {
  const { bytes } = imageLayout(rows, dim)
  try {
    return chooseScan(rows, dim, forced)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new NoVectorMemory(bytes, error)
  }
}

function refuseTooLarge({ scales }: QuantisedVectors): void {
  const row = scales.findIndex((scale) => scale > LARGEST_SCALE)
  if (row === -1) return
  throw new RangeError(`Expected numbers up to 7e16, found larger ones in row ${row}: leave the row out.`)
}

function faultOf(row: number, scale: number): ImageFault {
  if (!(scale >= 0 && scale <= LARGEST_SCALE)) {
    return new ImageFault('scales from 0 to 2^49', `${scale} in row ${row}`)
  }
  return new ImageFault('codes from -127 to 127', `-128 in row ${row}`)
}
