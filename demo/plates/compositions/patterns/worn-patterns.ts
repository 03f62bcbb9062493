/** What is worn or hung: feathers, mantles, metal, bark. */
import { dashed, dashedHoop, disc, faded, fill, line, rectangle } from '../../markup.ts'
import { bend, corner } from '../../outline.ts'
import { pathData } from '../../path-data.ts'
import { between } from '../../picture.ts'
import { apart, lit, shaded } from '../../plate-colours.ts'
import type { Pattern } from './pattern.ts'

export const WORN_PATTERNS: Readonly<Record<string, Pattern>> = {
  cape: ({ width, height, colours }) => {
    const [a = colours.dark, b = colours.light] = apart(colours.palette, [colours.ground], 0.1)
    return (
      fill(
        a,
        pathData([
          corner(72, 22),
          bend(100, 34),
          corner(128, 22),
          bend(164, 80),
          bend(190, 150),
          corner(196, 176),
          bend(150, 190),
          bend(100, 194),
          bend(50, 190),
          corner(4, 176),
          bend(10, 150),
          bend(36, 80),
        ]),
      ) +
      fill(b, 'M66 30q34 34 68 0l6 12q-40 40-80 0z') +
      fill(
        b,
        pathData([corner(100, 190), bend(70, 160), bend(64, 120), bend(100, 84), bend(136, 120), bend(130, 160)]),
      ) +
      fill(
        a,
        pathData([corner(100, 168), bend(84, 148), bend(82, 124), bend(100, 104), bend(118, 124), bend(116, 148)]),
      ) +
      fill(b, 'M8 172q30-60 48-64q-8 40-10 80z') +
      fill(b, `M${width - 8} 172q-30-60-48-64q8 40 10 80z`) +
      faded(0.25, dashed(colours.dark, height * 0.8, '1 4', `M20 ${height * 0.58}h160`))
    )
  },
  headdress: ({ width, height, colours }) => {
    const [a = colours.dark, b = colours.light, c = colours.accent, d = colours.dark] = apart(
      colours.palette,
      [colours.ground],
      0.08,
    )
    const ray = (radius: number, wide: number, tone: string, dashes: string): string =>
      dashedHoop(tone, width / 2, height * 0.86, radius, wide, dashes)
    return (
      ray(104, 100, a, '3.4 1') +
      ray(120, 64, lit(colours, a), '.8 7') +
      ray(60, 14, b, '900 1') +
      ray(50, 6, c, '5 3') +
      ray(42, 12, d, '900 1') +
      ray(33, 6, c, '3 3') +
      disc(b, width / 2, height * 0.86, 28) +
      rectangle(colours.ground, 0, height * 0.88, width, height)
    )
  },
  caps: ({ width, height, colours, random }) => {
    const hang = [
      corner(14, 22),
      bend(60, 30),
      bend(110, 20),
      bend(160, 30),
      corner(186, 18),
      bend(182, 80),
      bend(190, 130),
      corner(178, 178),
      bend(140, 168),
      bend(104, 186),
      bend(60, 170),
      corner(20, 184),
      bend(26, 130),
      bend(12, 80),
    ]
    let markup = fill(colours.palette[0] ?? colours.accent, pathData(hang))
    for (let row = 0; row < 16; row += 1)
      markup += dashed(
        colours.palette[1 + Math.floor(random() * (colours.palette.length - 1))] ?? colours.dark,
        6,
        `${Math.round(between(random, 4, 30))} ${Math.round(between(random, 5, 26))}`,
        `M24 ${34 + row * 9}q40 8 76 0t80-2`,
      )
    return (
      markup +
      faded(0.3, line(colours.dark, 5, `M60 34q-12 70 6 136M130 30q14 70-4 140M96 26q8 60 2 150`)) +
      rectangle(colours.ground, 0, height - 6, width, 6)
    )
  },
  mantle: ({ width, height, colours }) => {
    const [a = colours.light, b = colours.light] = apart(colours.palette, [colours.ground], 0.12)
    return (
      fill(shaded(colours, colours.ground), `M4 24H196A96 96 0 0 1 100 176A96 96 0 0 1 4 24z`) +
      line(a, 3, 'M12 30H188A88 88 0 0 1 100 168A88 88 0 0 1 12 30z', '0 5') +
      line(b, 2.4, 'M18 36H182A84 84 0 0 1 100 160A84 84 0 0 1 18 36z') +
      line(
        a,
        4,
        `M100 ${height * 0.76}V40M100 70q-20-22-34-8M100 70q20-22 34-8M100 56q-10-18-22-18M100 56q10-18 22-18`,
      ) +
      rectangle(colours.ground, 0, height - 4, width, 4)
    )
  },
  bark: ({ width, height, colours, random }) => {
    const ink = apart(colours.palette, [colours.ground], 0.25)[0] ?? colours.dark
    const cells = 4
    const side = width / cells
    let leaves = ''
    let lines = ''
    for (let row = 0; row < cells; row += 1) {
      for (let column = 0; column < cells; column += 1) {
        const x = Math.round((column + 0.5) * side)
        const y = Math.round((row + 0.5) * side)
        if ((row + column) % 2)
          leaves += `M${x} ${y}q-7-12 0-19q7 7 0 19q12-7 19 0q-7 7-19 0q7 12 0 19q-7-7 0-19q-12 7-19 0q7-7 19 0z`
        else lines += `M${x - 20} ${y - 20}l40 40m0-40l-40 40M${x - 20} ${y}h40M${x} ${y - 20}v40`
      }
    }
    return (
      fill(ink, leaves) +
      line(ink, 1.6, lines) +
      line(
        shaded(colours, colours.ground),
        2,
        [1, 2, 3]
          .map((step) => `M${step * side + Math.round(random() * 2)} 0v${height}M0 ${step * side}h${width}`)
          .join(''),
      )
    )
  },
  zigzag: ({ width, height, colours }) => {
    const [ink = colours.dark, second = colours.dark] = apart(colours.palette, [colours.ground], 0.14)
    const zig = (y: number): string =>
      `M0 ${y}${Array.from({ length: 10 }, (_, index) => `l${width / 10} ${index % 2 ? -16 : 16}`).join('')}`
    return (
      [16, 28, 84, 96, 152, 164].map((y) => line(ink, 4, zig(y))).join('') +
      [60, 128]
        .map(
          (y) =>
            `${line(second, 2, `M0 ${y}h${width}M0 ${y + 10}h${width}`)}${line(ink, 6, `M10 ${y + 5}h${width}`, '0 18')}`,
        )
        .join('') +
      rectangle(shaded(colours, colours.ground), 99, 0, 1.6, height)
    )
  },
}
