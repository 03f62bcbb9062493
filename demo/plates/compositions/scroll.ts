/** Ink and colour on silk or paper, mounted: a hanging scroll, a handscroll, or an album leaf. */
import { mix } from '../colour.ts'
import { drawGround } from '../ground.ts'
import { line, pierced, rectangle } from '../markup.ts'
import type { Composition, Picture } from '../picture.ts'
import { drawThings, isSpread } from '../place-things.ts'
import { apart, shaded } from '../plate-colours.ts'

interface Mounting {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const MOUNTINGS: Readonly<Record<'tall' | 'wide' | 'leaf', Mounting>> = {
  tall: { x: 44, y: 22, width: 112, height: 148 },
  wide: { x: 14, y: 44, width: 172, height: 112 },
  leaf: { x: 22, y: 22, width: 156, height: 156 },
}

export const scroll: Composition = (picture) => {
  const { record, colours } = picture
  const kind = record.format === 'wide' ? 'wide' : record.format === 'tall' ? 'tall' : 'leaf'
  const { x, y, width, height } = MOUNTINGS[kind]
  const inner: Picture = { ...picture, width, height }
  const things = record.things ?? ['peak', 'pine']
  const spreads = things.filter(isSpread)
  const silk = mix(shaded(colours, colours.ground), colours.palette[0] ?? colours.dark, 0.25)
  const cover = pierced(silk, `M0 0h200v200h-200zM${x} ${y}v${height}h${width}v-${height}z`)
  return (
    `<g transform="translate(${x} ${y})">${drawGround(inner)}` +
    drawThings(inner, spreads, [colours.ground], 1, 1) +
    drawThings(
      inner,
      things.filter((thing) => !isSpread(thing)),
      [colours.ground],
      0.94,
      0.3 + 0.6 * record.scale,
    ) +
    `</g>${cover}${rods(kind, silk, apart(colours.palette, [silk], 0.14)[0] ?? colours.dark, MOUNTINGS[kind], colours.ground)}`
  )
}

/** The rods that a scroll is rolled on, and the brocade strips about the picture. */
function rods(
  kind: 'tall' | 'wide' | 'leaf',
  silk: string,
  wood: string,
  { x, y, width, height }: Mounting,
  ground: string,
): string {
  const brocade = mix(silk, ground, 0.5)
  if (kind === 'tall')
    return (
      rectangle(brocade, x, y - 6, width, 4) +
      rectangle(brocade, x, y + height + 2, width, 4) +
      rectangle(wood, x - 14, 184, width + 28, 7) +
      rectangle(mix(wood, '#1C1A17', 0.4), x - 20, 183, 6, 9) +
      rectangle(mix(wood, '#1C1A17', 0.4), x + width + 14, 183, 6, 9) +
      rectangle(wood, x - 8, 8, width + 16, 3)
    )
  if (kind === 'wide')
    return (
      rectangle(brocade, x, y - 7, width, 3) +
      rectangle(brocade, x, y + height + 4, width, 3) +
      rectangle(wood, 0, y - 10, 7, height + 20) +
      rectangle(wood, 193, y - 10, 7, height + 20)
    )
  return line(brocade, 2, `M${x - 6} ${y - 6}h${width + 12}v${height + 12}h-${width + 12}z`)
}
