/** Things on a ledge or a cloth before a plain wall. */
import { mix } from '../colour.ts'
import { drawGround } from '../ground.ts'
import { rectangle } from '../markup.ts'
import type { Composition } from '../picture.ts'
import { drawThings, isSpread } from '../place-things.ts'
import { shaded } from '../plate-colours.ts'
import type { Thing } from '../plate-record.ts'
import { drawStrokes } from '../strokes.ts'
import { floorColour } from './backdrop.ts'

const OBJECTS = ['jug', 'apple', 'lemon', 'bowl', 'glass', 'bottle', 'pear', 'bread']

export const stillLife: Composition = (picture) => {
  const { record, width, height, colours, random } = picture
  const first = Math.floor(random() * OBJECTS.length)
  const things: readonly Thing[] =
    record.things ??
    Array.from(
      { length: Math.min(4, Math.max(2, record.figures)) },
      (_, index) => OBJECTS[(first + index * 3) % OBJECTS.length] ?? 'jug',
    )
  const bare = things.includes('bare')
  const level = record.horizon * height
  const board = floorColour(picture)
  const table = bare
    ? ''
    : rectangle(board, 0, level, width, height - level) +
      rectangle(shaded(colours, board), 0, Math.min(height - 12, level + height * 0.22), width, height)
  const spreads = things.filter(isSpread)
  const standing = things.filter((thing) => !isSpread(thing) && thing !== 'bare')
  return (
    drawGround(picture) +
    drawThings(picture, spreads, [colours.ground], 1, 1) +
    table +
    drawStrokes(picture) +
    drawThings(
      picture,
      standing,
      [colours.ground, mix(board, colours.ground, 0.2)],
      Math.min(0.9, record.horizon + 0.13),
      0.24 + 0.4 * record.scale,
    )
  )
}
