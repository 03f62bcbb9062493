/** What every mark of one plate has in common. */
import type { PlateColours } from './plate-colours.ts'

export interface Touch {
  readonly colours: PlateColours
  /** -1: light falls from the left. */
  readonly light: -1 | 1
  /** Plate units by which a knot may tremble. */
  readonly tremble: number
  /** Whether shadows are lines rather than a tone. */
  readonly hatched: boolean
  /** Everything of one material, as in stone or ink: roles become tones of the main colour. */
  readonly material: boolean
  /** 0 draws everything; each step up leaves out the smallest parts and shadows, up to 5. */
  readonly thrift: number
  readonly random: () => number
}

/** Where a thing stands: middle of its foot and height of its box, in plate units. */
export interface Stand {
  readonly x: number
  readonly y: number
  readonly size: number
}
