/** Water, weather and light. */
import { lightness, mix } from '../colour.ts'
import { disc, fill, hoop, line, rectangle } from '../markup.ts'
import { bend, corner } from '../outline.ts'
import { join, pathData } from '../path-data.ts'
import { type Picture, between } from '../picture.ts'
import { lit, shaded } from '../plate-colours.ts'
import type { Spread } from './spread.ts'

/** Short level strokes that lengthen towards the viewer. */
function ripples({ width, height, random }: Picture, colour: string, level: number, count: number): string {
  let data = ''
  for (let index = 0; index < count; index += 1) {
    const depth = ((index + 0.6) / count) ** 1.4
    const long = 6 + 26 * depth * random()
    data += `M${join([Math.round(random() * width - long / 2), Math.round(level + 3 + depth * (height - level))])}h${Math.round(long)}`
  }
  return line(colour, 1.6, data)
}

export const WATER_AND_SKY_SPREADS: Readonly<Record<string, Spread>> = {
  sea: (picture, colour, level) =>
    rectangle(colour, 0, level, picture.width, picture.height - level) +
    ripples(picture, lit(picture.colours, colour), level, 12) +
    ripples(picture, shaded(picture.colours, colour), level, 8),
  ripples: (picture, colour, level) => ripples(picture, colour, level, 22),
  glitter: ({ width, height, random }, colour, level) => {
    let data = ''
    for (let index = 0; index < 12; index += 1) {
      const depth = (index + 0.5) / 12
      const long = 4 + 20 * depth * random()
      data += `M${join([Math.round(width * 0.5 + between(random, -6, 6) - long / 2), Math.round(level + 3 + depth * (height - level - 4))])}h${Math.round(long)}`
    }
    return line(colour, 2, data)
  },
  clouds: ({ width, random, colours }, colour, level) => {
    let markup = ''
    for (let index = 0; index < 3; index += 1) {
      const y = level * (0.15 + 0.27 * index) + between(random, -6, 6)
      const x = random() * width
      const half = between(random, 30, 62)
      const tone = index % 2 === 0 ? lit(colours, colour) : mix(colour, colours.ground, 0.4)
      markup += fill(
        tone,
        pathData([
          bend(x - half, y),
          bend(x - half * 0.4, y - 9),
          bend(x + half * 0.2, y - 6),
          bend(x + half, y + 1),
          bend(x + half * 0.3, y + 5),
          bend(x - half * 0.5, y + 5),
        ]),
      )
    }
    return markup
  },
  storm: ({ width, random }, colour, level) => {
    let markup = ''
    for (let index = 0; index < 3; index += 1) {
      const y = level * 0.22 * index
      const left = random() * width * 0.4 - 30
      markup += fill(
        mix(colour, '#1B1D22', 0.12 * index),
        pathData([
          bend(left, y + 8),
          bend(left + 50, y - 14),
          bend(left + 120, y - 4),
          bend(left + 190, y + 12),
          bend(left + 130, y + 24),
          bend(left + 70, y + 16),
        ]),
      )
    }
    return markup
  },
  rain: ({ width, height, random }, colour) => {
    let data = ''
    for (let index = 0; index < 46; index += 1)
      data += `M${join([Math.round(random() * width * 1.2), Math.round(random() * height * 0.9)])}l-7 24`
    return line(colour, 0.8, data)
  },
  snow: ({ width, height, random }, colour) => {
    let data = ''
    for (let index = 0; index < 40; index += 1)
      data += `M${join([Math.round(random() * width), Math.round(random() * height)])}h0`
    return line(colour, 3, data)
  },
  stars: ({ width, random }, colour, level) => {
    let data = ''
    for (let index = 0; index < 22; index += 1)
      data += `M${join([Math.round(random() * width), Math.round(random() * level * 0.9)])}h0`
    return line(colour, 2.4, data)
  },
  sparks: ({ width, height, random }, colour) => {
    let data = ''
    for (let index = 0; index < 70; index += 1) {
      const y = random() ** 0.7
      data += `M${join([Math.round(width * (0.5 + (random() - 0.5) * (0.25 + 0.7 * y))), Math.round(height * (0.12 + 0.75 * y))])}h0`
    }
    return line(colour, 2.2, data)
  },
  lights: ({ width, height, random, colours }) =>
    colours.palette
      .map((colour) => {
        let data = ''
        for (let index = 0; index < 16; index += 1)
          data += `M${join([Math.round(random() * width), Math.round(random() * height)])}h0`
        return lightness(colour) < 0.3 ? '' : line(colour, 3.4, data)
      })
      .join(''),
  eddies: ({ width, colours }, colour, level) => {
    const at = (x: number, y: number, r: number): string =>
      [0, 1, 2]
        .map((ring) =>
          hoop(ring % 2 ? lit(colours, colour) : colour, width * x, level * y, r - ring * 5.5, 2.6, '11 4'),
        )
        .join('')
    return at(0.46, 0.48, 25) + at(0.72, 0.62, 15)
  },
  bands: ({ width, colours }, colour, level) =>
    [0.12, 0.4, 0.68]
      .map((share, index) =>
        fill(
          index === 1 ? lit(colours, colour) : mix(colour, colours.ground, 0.35),
          pathData([
            corner(0, level * share),
            bend(width * 0.3, level * (share - 0.07)),
            bend(width * 0.62, level * (share + 0.05)),
            corner(width, level * (share - 0.04)),
            corner(width, level * (share + 0.09)),
            bend(width * 0.6, level * (share + 0.17)),
            bend(width * 0.3, level * (share + 0.05)),
            corner(0, level * (share + 0.13)),
          ]),
        ),
      )
      .join(''),
  glow: ({ width, height, colours }, colour) =>
    disc(mix(colours.ground, colour, 0.22), width / 2, height * 0.5, 88) +
    disc(mix(colours.ground, colour, 0.45), width / 2, height * 0.5, 58) +
    disc(colour, width / 2, height * 0.5, 30),
}
