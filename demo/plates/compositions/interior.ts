/** A room seen through its missing wall, lit from a window; or a flat one, as miniatures and moderns have it. */
import { mix } from '../colour.ts'
import { drawGround } from '../ground.ts'
import { fill, line, rectangle } from '../markup.ts'
import { corner } from '../outline.ts'
import { join, pathData } from '../path-data.ts'
import type { Composition, Picture } from '../picture.ts'
import { drawThings, isSpread } from '../place-things.ts'
import { lit, shaded } from '../plate-colours.ts'
import { drawStrokes } from '../strokes.ts'
import { nameOf } from '../words.ts'
import { floorColour } from './backdrop.ts'

/** Words that change the room itself. */
const ROOM_WORDS = ['flat', 'tiled', 'beam', 'daylight', 'vault', 'plainroom']

export const interior: Composition = (picture) => {
  const { record } = picture
  const things = record.things ?? []
  const words = things.map(nameOf).filter((name) => ROOM_WORDS.includes(name))
  const rest = things.filter((thing) => !ROOM_WORDS.includes(nameOf(thing)))
  const floor = floorColour(picture)
  const room = words.includes('flat') ? drawGround(picture) : drawRoom(picture, words, floor)
  const spreads = rest.filter(isSpread)
  return (
    room +
    drawThings(picture, spreads, [picture.colours.ground], 1, 1) +
    drawStrokes(picture) +
    drawThings(
      picture,
      rest.filter((thing) => !isSpread(thing)),
      [picture.colours.ground, floor],
      Math.min(0.95, record.horizon + 0.2),
      0.3 + 0.5 * record.scale,
    )
  )
}

function drawRoom({ record, width, height, colours }: Picture, words: readonly string[], floor: string): string {
  const shift = record.axis === 'diagonal-left' ? -0.12 : record.axis === 'diagonal-right' ? 0.12 : 0
  const left = width * (0.18 + shift)
  const right = width * (0.82 + shift)
  const top = height * 0.1
  const foot = record.horizon * height
  const wall = colours.ground
  const near = shaded(colours, wall)
  const far = lit(colours, wall)
  const ceiling = mix(near, colours.dark, 0.25)
  const walls =
    rectangle(ceiling, 0, 0, width, height) +
    fill(near, pathData([corner(0, 0), corner(left, top), corner(left, foot), corner(0, height)])) +
    fill(
      words.includes('daylight') ? far : mix(wall, near, 0.5),
      pathData([corner(width, 0), corner(right, top), corner(right, foot), corner(width, height)]),
    ) +
    rectangle(wall, left, top, right - left, foot - top) +
    fill(floor, pathData([corner(0, height), corner(left, foot), corner(right, foot), corner(width, height)]))
  let extras = ''
  if (words.includes('tiled')) {
    let data = ''
    for (let index = 0; index <= 6; index += 1)
      data += `M${join([Math.round(left + ((right - left) * index) / 6), Math.round(foot)])}L${join([Math.round((width * index) / 6), Math.round(height)])}`
    for (const share of [0.22, 0.55])
      data += `M${Math.round(left * (1 - share))} ${Math.round(foot + (height - foot) * share)}H${Math.round(right + (width - right) * share)}`
    extras += line(shaded(colours, floor), 1.2, data)
  }
  if (words.includes('vault'))
    extras +=
      fill(
        far,
        `M${Math.round(left + 8)} ${Math.round(foot)}V${Math.round(top + 44)}a${Math.round((right - left) / 2 - 8)} 40 0 0 1 ${Math.round(right - left - 16)} 0V${Math.round(foot)}z`,
      ) +
      fill(
        mix(wall, near, 0.4),
        `M${Math.round(left + 22)} ${Math.round(foot)}V${Math.round(top + 54)}a${Math.round((right - left) / 2 - 22)} 34 0 0 1 ${Math.round(right - left - 44)} 0V${Math.round(foot)}z`,
      )
  const pane = mix(colours.light, wall, 0.12)
  if (words.includes('daylight'))
    extras += fill(
      pane,
      pathData([
        corner(left * 0.3, height * 0.2),
        corner(left * 0.82, height * 0.24),
        corner(left * 0.82, height * 0.5),
        corner(left * 0.3, height * 0.56),
      ]),
    )
  if (words.includes('beam'))
    extras += fill(
      pane,
      pathData([
        corner(left * 0.3, height * 0.16),
        corner(left * 0.8, height * 0.2),
        corner(width * 0.78, height * 0.86),
        corner(width * 0.4, height * 0.96),
      ]),
      0.45,
    )
  return walls + extras
}
