/** The outline of the picture inside the square plate, and the mount that hides what runs over it. */
import { atLightness, lightness, mix } from './colour.ts'
import { pierced } from './markup.ts'
import type { PlateColours } from './plate-colours.ts'
import type { Format } from './plate-record.ts'

/** Grounds lighter than this (OKLab) are mounted dark. */
const DARK_MOUNT = 0.74

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
  wide: [9, 40, 182, 120],
  tall: [44, 10, 112, 180],
  tondo: [14, 14, 172, 172],
  oval: [32, 12, 136, 176],
  arch: [32, 12, 136, 176],
  triptych: [10, 28, 180, 144],
  diptych: [12, 30, 176, 140],
  screen: [7, 42, 186, 116],
}

export function mountOf(format: Format | undefined, colours: PlateColours): Mount {
  if (!format) return { x: 0, y: 0, width: PLATE, height: PLATE, cover: '' }
  const [x, y, width, height] = BOXES[format]
  return {
    x,
    y,
    width,
    height,
    cover: pierced(mountColour(colours), `M0 0h${PLATE}v${PLATE}h-${PLATE}z${holes(format, x, y, width, height)}`),
  }
}

/** Near paper for a dark picture; for a pale one the tone of its own shadow. */
export function mountColour({ ground, dark }: PlateColours): string {
  return lightness(ground) > DARK_MOUNT
    ? mix(atLightness(ground, 0.62), mix(ground, dark, 0.5), 0.6)
    : atLightness(mix(ground, '#EDE7DB', 0.85), 0.885)
}

function holes(format: Format, x: number, y: number, width: number, height: number): string {
  const box = (left: number, top: number, wide: number, tall: number): string =>
    `M${left} ${top}v${tall}h${wide}v-${tall}z`
  if (format === 'tondo' || format === 'oval')
    return `M${x} ${y + height / 2}a${width / 2} ${height / 2} 0 0 0 ${width} 0a${width / 2} ${height / 2} 0 0 0-${width} 0z`
  if (format === 'arch')
    return `M${x} ${y + height}h${width}v-${height - width / 2}a${width / 2} ${width / 2} 0 0 0-${width} 0z`
  if (format === 'triptych') return box(x, y, 42, height) + box(x + 46, y, 88, height) + box(x + 138, y, 42, height)
  if (format === 'diptych') return box(x, y, 86, height) + box(x + 90, y, 86, height)
  if (format === 'screen')
    return [0, 1, 2, 3, 4, 5].map((panel) => box(x + panel * 31, y + (panel % 2) * 3, 29, height - 3)).join('')
  return box(x, y, width, height)
}
