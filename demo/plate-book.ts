/** PlateBook: the plate of each work as a picture source, drawn when it is first asked for. */
import type { Content } from 'docent'
import { drawPlate } from './plates/draw-plate.ts'
import { letterCard, letterColour } from './letter-card.ts'
import type { PlateRecord } from './plates/plate-record.ts'

export class PlateBook {
  readonly #records: ReadonlyMap<string, PlateRecord>
  readonly #titles: ReadonlyMap<string, string>
  readonly #sources = new Map<string, string>()

  constructor(records: readonly PlateRecord[], works: readonly Content[]) {
    this.#records = new Map(records.map((record) => [record.id, record]))
    this.#titles = new Map(works.map(({ id, title }) => [id, title]))
  }

  /**
   * A `data:` address: a picture of its own document, so that hundreds on a page share no ids and no style. A work
   * without a plate has a card with its first letter.
   */
  sourceOf(contentId: string): string {
    const known = this.#sources.get(contentId)
    if (known !== undefined) return known
    const record = this.#records.get(contentId)
    const source = record
      ? `data:image/svg+xml,${encodeURIComponent(drawPlate(record))}`
      : letterCard(contentId, this.#titles.get(contentId) ?? '')
    this.#sources.set(contentId, source)
    return source
  }

  /** Whether the picture is drawn already. */
  has(contentId: string): boolean {
    return this.#sources.has(contentId)
  }

  /** Whether the work has a plate of its own; else a letter stands in. */
  isPlate(contentId: string): boolean {
    return this.#records.has(contentId)
  }

  /** The colour that the picture is known by, `#RRGGBB`. */
  colourOf(contentId: string): string {
    return this.#records.get(contentId)?.palette[0] ?? letterColour(contentId)
  }
}

/** Reads the plate records: one JSON object a line, several texts. */
export function readPlates(texts: readonly string[]): readonly PlateRecord[] {
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line !== '')
  return lines.map((line): unknown => JSON.parse(line)).filter(isPlateRecord)
}

/** The records are part of the build and checked there; a line that is none is left out. */
function isPlateRecord(value: unknown): value is PlateRecord {
  return typeof value === 'object' && value !== null && 'id' in value && 'palette' in value && 'composition' in value
}
