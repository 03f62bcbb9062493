/** What every composition is given: the picture's size, its record and its touch. */
import type { PlateColours } from './plate-colours.ts'
import type { PlateRecord } from './plate-record.ts'
import type { Touch } from './touch.ts'

export interface Picture {
  readonly record: PlateRecord
  /** Plate units; the picture's top left corner is 0, 0. */
  readonly width: number
  readonly height: number
  readonly colours: PlateColours
  readonly touch: Touch
  readonly random: () => number
}

/** Markup of the picture's inside; marks may run over its edge, which the plate cuts off. */
export type Composition = (picture: Picture) => string

/** A number from `least` to `most`, seeded. */
export function between(random: () => number, least: number, most: number): number {
  return least + (most - least) * random()
}
