/** A mask or headdress on its wall, facing whoever looks; light from one side. */
import { mix } from '../colour.ts'
import { drawGround } from '../ground.ts'
import { rectangle } from '../markup.ts'
import type { Composition } from '../picture.ts'
import { drawThings, isSpread } from '../place-things.ts'
import { apart } from '../plate-colours.ts'
import type { Thing } from '../plate-record.ts'
import { drawStrokes } from '../strokes.ts'

const KINDS = ['wooden', 'dance', 'gold-face', 'sowei', 'pendant']

export const mask: Composition = (picture) => {
  const { record, width, height, colours, random } = picture
  const things: readonly Thing[] = record.things ?? [KINDS[Math.floor(random() * KINDS.length)] ?? 'wooden']
  const size = 0.62 + 0.26 * record.scale
  const main = apart(colours.palette, [colours.ground], 0.1)
  const niche = rectangle(mix(colours.ground, colours.dark, 0.16), 0, (0.5 + size / 2 - 0.02) * height, width, height)
  const spreads = things.filter(isSpread)
  return (
    drawGround(picture) +
    (record.axis === 'circle' ? '' : niche) +
    drawThings(picture, spreads, [colours.ground], 1, 1) +
    drawStrokes(picture) +
    drawThings(
      { ...picture, colours: { ...colours, palette: main.length > 1 ? [...main] : colours.palette } },
      things
        .filter((thing) => !isSpread(thing))
        .map((thing): Thing => (typeof thing === 'string' ? [thing, 0.5, 0.5 + size / 2, size] : thing)),
      [colours.ground],
      0.9,
      size,
    )
  )
}
