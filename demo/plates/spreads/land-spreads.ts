/** Land and what covers it. */
import { mix } from '../colour.ts'
import { ellipse, fill, line, rectangle } from '../markup.ts'
import { bend, corner } from '../outline.ts'
import { join, pathData } from '../path-data.ts'
import { type Picture, between } from '../picture.ts'
import { apart, shaded } from '../plate-colours.ts'
import type { Spread } from './spread.ts'

function ridge(picture: Picture, level: number, rise: number, colour: string): string {
  const { width, height, random } = picture
  const steps = 5
  const crest = Array.from({ length: steps + 1 }, (_, step) => bend((width * step) / steps, level - rise * random()))
  return fill(colour, pathData([corner(0, height), ...crest, corner(width, height)]))
}

export const LAND_SPREADS: Readonly<Record<string, Spread>> = {
  river: ({ width, height, random }, colour, level) => {
    const side = random() < 0.5 ? 1 : -1
    const x = (share: number): number => width * (0.5 + side * (share - 0.5))
    const y = (share: number): number => level + (height - level) * share
    return fill(
      colour,
      pathData([
        corner(x(0.5), y(0)),
        bend(x(0.72), y(0.16)),
        bend(x(0.34), y(0.45)),
        corner(x(0.55), y(1.02)),
        corner(x(-0.05), y(1.02)),
        bend(x(0.14), y(0.48)),
        bend(x(0.6), y(0.17)),
        corner(x(0.47), y(0)),
      ]),
    )
  },
  road: ({ width, height }, colour, level) =>
    fill(
      colour,
      pathData([
        corner(width * 0.49, level),
        corner(width * 0.52, level),
        corner(width * 0.78, height),
        corner(width * 0.26, height),
      ]),
    ),
  path: ({ width, height }, colour, level) =>
    fill(
      colour,
      pathData([
        corner(width * 0.6, level),
        bend(width * 0.5, level + (height - level) * 0.3),
        corner(width * 0.7, height),
        corner(width * 0.36, height),
        bend(width * 0.4, level + (height - level) * 0.34),
        corner(width * 0.58, level),
      ]),
    ),
  furrows: ({ width, height }, colour, level) => {
    let data = ''
    for (let index = -5; index <= 5; index += 1)
      data += `M${join([Math.round(width * 0.5 + index * 3), Math.round(level)])}L${join([Math.round(width * 0.5 + index * 34), Math.round(height)])}`
    return line(colour, 1.6, data)
  },
  floor: (picture, colour, level) => rectangle(colour, 0, level, picture.width, picture.height - level),
  meadow: ({ width, height, random, colours }, colour, level) => {
    let markup = rectangle(colour, 0, level, width, height - level)
    for (const tone of apart(colours.palette, [colour], 0.14).slice(0, 3)) {
      let data = ''
      for (let index = 0; index < 16; index += 1)
        data += `M${join([Math.round(random() * width), Math.round(level + 5 + random() * (height - level))])}h0`
      markup += line(tone, 3.4, data)
    }
    return markup
  },
  hills: (picture, colour, level) =>
    ridge(picture, level, 26, mix(colour, picture.colours.ground, 0.35)) + ridge(picture, level + 10, 16, colour),
  peaks: ({ width, height, random, colours }, colour, level) => {
    const tips = [0, 0.16, 0.34, 0.5, 0.68, 0.84, 1].map((share, index) =>
      corner(width * share, level - (index % 2 === 1 ? between(random, 34, 58) : between(random, 2, 14))),
    )
    return fill(mix(colour, colours.ground, 0.3), pathData([corner(0, height), ...tips, corner(width, height)]))
  },
  wood: (picture, colour, level) => {
    const { width, random, colours } = picture
    let markup = ''
    for (let index = 0; index < 7; index += 1) {
      const x = (width * (index + 0.5)) / 7 + between(random, -8, 8)
      const tone = index % 2 ? colour : shaded(colours, colour)
      const y = Math.round(level - between(random, 8, 20))
      markup += ellipse(
        tone,
        Math.round(x),
        y,
        Math.round(between(random, 14, 22)),
        Math.round(between(random, 14, 24)),
      )
    }
    return markup + rectangle(shaded(colours, colour), 0, level - 6, width, 8)
  },
  trunks: ({ width, height, random }, colour) => {
    let data = ''
    for (let index = 0; index < 7; index += 1)
      data += `M${join([Math.round((width * (index + 0.5)) / 7 + between(random, -8, 8)), 0])}v${Math.round(height * between(random, 0.62, 0.9))}`
    return line(colour, 5, data)
  },
  spiral: ({ width, height, colours }, colour) => {
    let data = ''
    for (let step = 0; step <= 40; step += 1) {
      const turn = (step / 40) * Math.PI * 4.4
      const reach = 8 + 60 * (1 - step / 40)
      data += `${step === 0 ? 'M' : 'L'}${join([Math.round(width * 0.52 + Math.cos(turn) * reach), Math.round(height * 0.5 + Math.sin(turn) * reach * 0.72)])}`
    }
    return (
      line(shaded(colours, colour), 9, data) +
      line(
        colour,
        6,
        `M${join([Math.round(width * 0.52 + 68), Math.round(height * 0.5)])}L${join([Math.round(width * 0.9), Math.round(height)])}${data}`,
      )
    )
  },
}
