/** Free abstractions by name: drips, seeds, dots and roots. */
import { mix } from '../colour.ts'
import { disc, fill, hoop, line, rectangle, softBox } from '../markup.ts'
import { bend } from '../outline.ts'
import { join, pathData } from '../path-data.ts'
import { type Picture, between } from '../picture.ts'
import { apart, shaded } from '../plate-colours.ts'

type Field = (picture: Picture) => string

/** A thrown line: a few curves without a lift. */
function skein({ width, height, random }: Picture, curves: number): string {
  let data = `M${join([Math.round(random() * width), Math.round(random() * height)])}`
  for (let index = 0; index < curves; index += 1)
    data += `${index === 0 ? `Q${join([Math.round(random() * width), Math.round(random() * height)])} ` : 'T'}${join([Math.round(random() * width), Math.round(random() * height)])}`
  return data
}

export const FIELDS: Readonly<Record<string, Field>> = {
  drip: (picture) => {
    const { colours, random, width, height } = picture
    let spots = ''
    for (let index = 0; index < 44; index += 1)
      spots += `M${join([Math.round(random() * width), Math.round(random() * height)])}h${Math.round(random() * 2)}`
    return (
      [3, 1, 2, 0]
        .map((index) =>
          line(colours.palette[index] ?? colours.dark, index === 0 ? 2.6 : 1.7, skein(picture, 6) + skein(picture, 6)),
        )
        .join('') + line(colours.palette[0] ?? colours.dark, 4, spots)
    )
  },
  seeds: ({ colours, random, width, height }) => {
    let light = ''
    let dark = ''
    for (let index = 0; index < 105; index += 1) {
      const y = height * 0.28 + height * 0.72 * random() ** 0.8
      const size = 2 + (5 * (y - height * 0.28)) / height
      const mark = `M${join([Math.round(random() * width), Math.round(y)])}l${join([Math.round(between(random, -size, size)), Math.round(between(random, 1, size))])}`
      if (index % 2) light += mark
      else dark += mark
    }
    return (
      rectangle(shaded(colours, colours.ground), 0, height * 0.27, width, height) +
      line(colours.palette[2] ?? colours.dark, 4, dark) +
      line(colours.palette[1] ?? colours.light, 4, light)
    )
  },
  dreaming: ({ colours, record }) => {
    const tones = apart(colours.palette, [colours.ground], 0.12)
    const at = (index: number): string => tones[index % tones.length] ?? colours.light
    const sites = [
      [52, 56],
      [148, 46],
      [102, 108],
      [46, 156],
      [156, 154],
    ].slice(0, Math.max(3, Math.min(5, record.figures)))
    const ways = 'M52 56Q80 70 102 108Q130 80 148 46M102 108Q70 130 46 156M102 108Q130 136 156 154'
    return (
      fill(at(3), pathData([bend(8, 20), bend(90, 8), bend(120, 60), bend(60, 90), bend(10, 70)]), 0.5) +
      fill(at(0), pathData([bend(196, 90), bend(150, 84), bend(120, 130), bend(150, 196), bend(196, 190)]), 0.5) +
      line(at(1), 12, ways) +
      line(colours.ground, 8, ways) +
      line(at(1), 3, ways, '0 6') +
      sites
        .map(
          ([x = 0, y = 0]) =>
            disc(colours.ground, x, y, 19) +
            [19, 13, 7].map((radius, ring) => hoop(at(ring + 1), x, y, radius, 3, '0 4.6')).join('') +
            disc(at(0), x, y, 3),
        )
        .join('') +
      line(at(2), 2.2, 'M6 100h190M6 120h190M6 80h190M6 36h190M6 176h190', '0 9')
    )
  },
  roots: (picture) => {
    const { random, width, height, colours } = picture
    const pale = apart(colours.palette, [colours.ground], 0.3)
    let data = ''
    for (let index = 0; index < 44; index += 1) {
      const x = random() * width
      const y = random() * height
      data += `M${join([Math.round(x), Math.round(y)])}q${join([Math.round(between(random, -26, 26)), Math.round(between(random, -14, 14)), Math.round(between(random, -34, 34)), Math.round(between(random, -30, 30))])}t${join([Math.round(between(random, -30, 30)), Math.round(between(random, -24, 24))])}`
    }
    return line(pale[0] ?? colours.light, 3.2, data)
  },
  tumult: (picture) => {
    const { colours, random } = picture
    const tone = (index: number): string => colours.palette[index % colours.palette.length] ?? colours.dark
    let markup = ''
    for (let index = 0; index < 9; index += 1) {
      const x = between(random, 20, 180)
      const y = between(random, 20, 180)
      const reach = between(random, 14, 40)
      const turn = random() * 6
      markup += fill(
        tone(index),
        pathData(
          [0, 1.2, 2.5, 3.6, 5].map((angle) =>
            bend(
              x + Math.cos(angle + turn) * reach * between(random, 0.5, 1.2),
              y + Math.sin(angle + turn) * reach * between(random, 0.4, 1),
            ),
          ),
        ),
        index % 2 ? 1 : 0.75,
      )
    }
    return (
      markup +
      hoop(tone(3), 92, 92, 15, 5) +
      line(
        tone(3),
        3,
        skein(picture, 3) + skein(picture, 2) + 'M20 150l50-34M28 160l50-34M36 170l50-34M130 30l40 26M126 38l40 26',
      ) +
      disc(tone(1), 92, 92, 7)
    )
  },
  hush: ({ colours, width, height, record }) => {
    const [a = colours.dark, b = colours.dark] = colours.palette
    const level = record.horizon * height
    const band = (colour: string, top: number, bottom: number): string =>
      [0.35, 0.7, 1]
        .map((share, index) =>
          softBox(
            mix(colours.ground, colour, share),
            14 + index * 4,
            Math.round(top + index * 4),
            width - 28 - index * 8,
            Math.round(bottom - top - index * 8),
          ),
        )
        .join('')
    return band(a, 16, level - 4) + band(b, level + 4, height - 16)
  },
}
