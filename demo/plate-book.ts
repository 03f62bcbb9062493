/** PlateBook: the plate of each work as a picture source, drawn when it is first asked for. */
import { drawPlate } from './plates/draw-plate.ts'
import type { PlateRecord } from './plates/plate-record.ts'

/** What a work without a plate hangs as: an empty mount. */
const EMPTY_MOUNT =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><rect width="640" height="640" fill="#d9d3c7"/><rect x="120" y="120" width="400" height="400" fill="none" stroke="#8f887c" stroke-width="3"/></svg>'
const EMPTY_COLOUR = '#8f887c'

export class PlateBook {
  readonly #records: ReadonlyMap<string, PlateRecord>
  readonly #sources = new Map<string, string>()

  constructor(records: readonly PlateRecord[]) {
    this.#records = new Map(records.map((record) => [record.id, record]))
  }

  /** A `data:` address: a picture of its own document, so that hundreds on a page share no ids and no style. */
  sourceOf(contentId: string): string {
    const known = this.#sources.get(contentId)
    if (known !== undefined) return known
    const record = this.#records.get(contentId)
    const source = `data:image/svg+xml,${encodeURIComponent(record ? drawPlate(record) : EMPTY_MOUNT)}`
    this.#sources.set(contentId, source)
    return source
  }

  /** Whether the plate is drawn already. */
  has(contentId: string): boolean {
    return this.#sources.has(contentId)
  }

  /** The colour that the plate is known by, `#RRGGBB`. */
  colourOf(contentId: string): string {
    return this.#records.get(contentId)?.palette[0] ?? EMPTY_COLOUR
  }
}

/** Reads the plate records: one JSON object a line, several texts. */
export function readPlates(texts: readonly string[]): PlateBook {
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line !== '')
  return new PlateBook(lines.map((line): unknown => JSON.parse(line)).filter(isPlateRecord))
}

/** The records are part of the build and checked there; a line that is none is left out. */
function isPlateRecord(value: unknown): value is PlateRecord {
  return typeof value === 'object' && value !== null && 'id' in value && 'palette' in value && 'composition' in value
}
