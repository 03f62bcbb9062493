/** The outline of the picture inside the square plate, and the mount that hides what runs over it. */
import { atLightness, lightness, mix } from './colour.ts'
import { fill } from './markup.ts'
import type { PlateColours } from './plate-colours.ts'
import type { Format } from './plate-record.ts'

/** The side of every plate's viewBox, in plate units. */
export const PLATE = 200

export interface Mount {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Markup to lay over the picture; '' for a picture that fills its plate. */
  readonly cover: string
}

const BOXES: Readonly<Record<Format, readonly [x: number, y: number, width: number, height: number]>> = {
  wide: [12, 46, 176, 108],
  tall: [46, 12, 108, 176],
  tondo: [14, 14, 172, 172],
  oval: [32, 12, 136, 176],
  arch: [32, 12, 136, 176],
  triptych: [12, 30, 176, 140],
  diptych: [18, 32, 164, 136],
  screen: [8, 48, 184, 104],
}

export function mountOf(format: Format | undefined, colours: PlateColours): Mount {
  if (!format) return { x: 0, y: 0, width: PLATE, height: PLATE, cover: '' }
  const [x, y, width, height] = BOXES[format]
  return { x, y, width, height, cover: fill(mountColour(colours), `M0 0h${PLATE}v${PLATE}h-${PLATE}z${holes(format, x, y, width, height)}`).replace('<path', '<path fill-rule="evenodd"') }
}

/** Pale for a dark picture, and a shade of its own ground for a pale one. */
export function mountColour({ ground, light }: PlateColours): string {
  const pale = atLightness(mix(ground, light, 0.6), 0.9)
  return lightness(ground) > 0.72 ? atLightness(ground, lightness(ground) - 0.2) : pale
}

function holes(format: Format, x: number, y: number, width: number, height: number): string {
  const box = (left: number, top: number, wide: number, tall: number): string => `M${left} ${top}v${tall}h${wide}v-${tall}z`
  if (format === 'tondo' || format === 'oval') return `M${x} ${y + height / 2}a${width / 2} ${height / 2} 0 0 0 ${width} 0a${width / 2} ${height / 2} 0 0 0-${width} 0z`
  if (format === 'arch') return `M${x} ${y + height}h${width}v-${height - width / 2}a${width / 2} ${width / 2} 0 0 0-${width} 0z`
  if (format === 'triptych') return box(x, y, 40, height) + box(x + 45, y, 86, height) + box(x + 136, y, 40, height)
  if (format === 'diptych') return box(x, y, 79, height) + box(x + 85, y, 79, height)
  if (format === 'screen') return [0, 1, 2, 3, 4, 5].map((panel) => box(x + panel * 31, y + (panel % 2) * 3, 29, height - 3)).join('')
  return box(x, y, width, height)
}
