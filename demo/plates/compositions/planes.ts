/** Free geometric abstractions by name: discs, leaning planes, soft bands. */
import { mix } from '../colour.ts'
import { disc, ellipse, fill, line, softBox } from '../markup.ts'
import { corner } from '../outline.ts'
import { join, pathData } from '../path-data.ts'
import { type Picture, between } from '../picture.ts'
import { apart } from '../plate-colours.ts'

type Plane = (picture: Picture) => string

const tone = ({ colours }: Picture, index: number): string =>
  colours.palette[index % colours.palette.length] ?? colours.dark

export const PLANES: Readonly<Record<string, Plane>> = {
  // Soft-edged bands stacked on a field.
  bands3: (picture) => {
    const { width, record, colours } = picture
    const count = Math.max(2, Math.min(4, record.figures))
    const cuts =
      count === 3
        ? [0.05, record.horizon, record.horizon + 0.36, 0.95]
        : Array.from({ length: count + 1 }, (_, index) => 0.05 + (0.9 * index) / count)
    let markup = ''
    for (let band = 0; band < count; band += 1) {
      const top = (cuts[band] ?? 0) * 200 + 4
      const bottom = (cuts[band + 1] ?? 1) * 200 - 4
      const colour = tone(picture, band)
      for (const [inset, share] of [
        [9, 0.4],
        [12, 0.7],
        [15, 1],
      ] as const)
        markup += softBox(
          mix(colours.ground, colour, share),
          inset,
          Math.round(top + inset - 12),
          width - 2 * inset,
          Math.round(bottom - top - 2 * (inset - 12)),
        )
    }
    return markup
  },
  // Rings of colour about two suns.
  discs: (picture) => {
    const centres =
      picture.record.figures > 3
        ? [
            [70, 74],
            [138, 128],
            [150, 48],
          ]
        : [
            [78, 82],
            [140, 132],
          ]
    return centres
      .map(([x = 0, y = 0], sun) =>
        [62, 48, 35, 23, 11]
          .map((radius, ring) => {
            const left = tone(picture, ring + sun)
            const right = tone(picture, ring + sun + 2)
            return (
              fill(left, `M${x} ${y - radius}a${radius} ${radius} 0 0 0 0 ${radius * 2}z`) +
              fill(right, `M${x} ${y - radius}a${radius} ${radius} 0 0 1 0 ${radius * 2}z`)
            )
          })
          .join(''),
      )
      .join('')
  },
  // One black square, not quite square.
  square: (picture) => {
    const { colours, random } = picture
    const cracks = Array.from(
      { length: 7 },
      () =>
        `M${join([Math.round(between(random, 36, 160)), Math.round(between(random, 36, 150))])}l${join([Math.round(between(random, -16, 16)), Math.round(between(random, 6, 18))])}l${join([Math.round(between(random, -12, 12)), Math.round(between(random, 6, 14))])}`,
    ).join('')
    return (
      fill(colours.palette[0] ?? colours.dark, 'M28 30L171 27L173 171L30 173z') + line(tone(picture, 2), 0.9, cracks)
    )
  },
  // Overlapping planes that lean.
  planes: (picture) => {
    const { record, random } = picture
    const lean = record.axis === 'diagonal-left' ? -1 : 1
    let markup = ''
    const count = Math.max(4, Math.min(7, record.figures))
    for (let index = 0; index < count; index += 1) {
      const x = 100 + (random() - 0.5) * 90
      const y = 100 + (random() - 0.5) * 90
      const long = between(random, 44, 84) * (1.2 - index / (count * 1.6))
      const wide = between(random, 12, 34)
      const angle = lean * between(random, -1.1, -0.3) + (index % 3 === 2 ? 1.5 : 0)
      const [c, s] = [Math.cos(angle), Math.sin(angle)]
      const at = (along: number, across: number): ReturnType<typeof corner> =>
        corner(x + c * along - s * across, y + s * along + c * across)
      markup += fill(
        tone(picture, index),
        pathData([at(-long, -wide), at(long * 0.8, -wide * 0.8), at(long, wide), at(-long * 0.7, wide * 0.9)]),
      )
    }
    return markup
  },
  // Rounded shapes that grow like seed and fruit.
  bloom: (picture) => {
    const { colours } = picture
    const [, a = colours.dark, b = colours.dark, c = colours.dark, d = colours.light, e = colours.dark] =
      colours.palette
    return (
      ellipse(a, 96, 106, 52, 66) +
      ellipse(d, 104, 98, 32, 46) +
      ellipse(b, 104, 98, 19, 31) +
      disc(c, 150, 44, 28) +
      disc(d, 150, 44, 18) +
      disc(a, 150, 44, 9) +
      disc(e, 42, 40, 19) +
      disc(d, 42, 40, 9) +
      disc(c, 158, 158, 22) +
      disc(b, 158, 158, 12) +
      line(
        d,
        2.6,
        'M20 180C60 196 70 150 40 146S20 176 60 170S130 190 184 120M30 96C10 80 26 62 40 74S40 106 30 96M104 12q14 14 0 28q-14-14 0-28z',
      )
    )
  },
  // A curved lattice of sticks with shells at the crossings.
  sticks: (picture) => {
    const { colours } = picture
    const wood = apart(colours.palette, [colours.ground], 0.12)
    return (
      line(
        wood[0] ?? colours.dark,
        3.4,
        'M20 40L182 34M24 158L180 166M34 22L30 182M172 20L168 184M30 100L172 98M60 30L146 172M148 28L52 172',
      ) +
      line(
        wood[1] ?? colours.dark,
        2.6,
        'M24 70Q100 20 178 76M24 130Q100 186 178 124M66 24Q20 100 70 178M136 22Q186 100 132 180',
      ) +
      line(
        colours.light,
        6.5,
        'M56 52h0M144 50h0M100 98h0M64 152h0M140 152h0M38 100h0M168 98h0M102 46h0M102 160h0M84 74h0',
      )
    )
  },
  // Triangles, a circle and lines that answer one another.
  chord: ({ colours }) => {
    const [a = colours.accent, b = colours.dark, c = colours.accent, , e = colours.dark, g = colours.dark] =
      colours.palette
    return (
      fill(a, 'M22 176L78 40L112 176z') +
      fill(b, 'M96 150L138 70L178 150z', 0.9) +
      disc(c, 138, 62, 30) +
      disc(g, 58, 62, 17) +
      disc(e, 58, 62, 7) +
      line(e, 3, 'M16 32L186 118M20 24L190 110') +
      line(e, 2, 'M30 150q20-18 40 0t40 0t40 0M168 20v40M178 20v40M188 20v40')
    )
  },
}
