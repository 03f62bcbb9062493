/** Tile, glass and ornament. */
import { border, dashed, disc, fill, hoop, line, rectangle } from '../../markup.ts'
import { join } from '../../path-data.ts'
import { apart, shaded } from '../../plate-colours.ts'
import { type Pattern, medallion, squares } from './pattern.ts'

export const WALL_PATTERNS: Readonly<Record<string, Pattern>> = {
  niche: ({ width, height, colours }) => {
    const [a = colours.dark, b = colours.light, c = colours.accent] = apart(colours.palette, [colours.ground], 0.1)
    const arch = (inset: number, colour: string): string =>
      fill(
        colour,
        `M${inset} ${height}V${60 + inset * 0.5}q${width / 2 - inset - 8}-10 ${width / 2 - inset}-${46 - inset * 0.2}q8 36 ${width / 2 - inset} ${46 - inset * 0.2}V${height}z`,
      )
    return (
      dashed(b, 10, '9 3 2 3', `M9 ${height}V9H${width - 9}V${height}`) +
      dashed(a, 7, '4 4', `M22 ${height}V22H${width - 22}V${height}`) +
      arch(32, b) +
      arch(37, a) +
      arch(50, colours.ground) +
      dashed(b, 4, '10 3 4 3', `M41 ${height}V92q52-10 59-44q7 34 59 44V${height}`) +
      medallion(width / 2, 128, 26, 8, c) +
      medallion(width / 2, 128, 15, 8, b) +
      medallion(width / 2, 176, 18, 6, a)
    )
  },
  glass: (picture) => {
    const { width, colours } = picture
    const [a = colours.dark] = colours.palette
    return (
      rectangle(colours.dark, 0, 0, width, picture.height) +
      squares(picture, 7, 9, 0, 0, width + 1, picture.height + 1, false) +
      rectangle(a, 52, 12, 96, 182) +
      border(colours.dark, width, picture.height, 50, 3)
    )
  },
  leaves: ({ width, height, colours, random }) => {
    let markup = fill(colours.dark, 'M96 200L92 120L60 60L96 96L104 30L110 96L150 64L108 124L106 200z')
    for (const tone of apart(colours.palette, [colours.ground], 0.08)) {
      let data = ''
      for (let index = 0; index < 15; index += 1) {
        const x = Math.round(width * (0.5 + (random() - 0.5) * 0.94))
        const y = Math.round(height * 0.42 + (random() - 0.5) * height * 0.76)
        data += `M${join([x, y])}q7-9 14-2q-6 9-14 2z`
      }
      markup += fill(tone, data)
    }
    return markup
  },
  scrolls: ({ width, colours }) => {
    const [a = colours.dark, b = colours.light] = apart(colours.palette, [colours.ground], 0.14)
    return (
      line(
        a,
        5,
        'M100 196V60M100 150q-52 4-52-34q0-26 24-26q18 0 18 16q0 12-12 12M100 150q52 4 52-34q0-26-24-26q-18 0-18 16q0 12 12 12M100 92q-34-4-34-32q0-18 18-18q12 0 12 12M100 92q34-4 34-32q0-18-18-18q-12 0-12 12',
      ) +
      fill(b, 'M84 196l-6-34h44l-6 34z') +
      disc(b, 78, 118, 5) +
      disc(b, 122, 118, 5) +
      hoop(b, width / 2, 40, 10, 4)
    )
  },
  plain: ({ width, height, colours }) => border(shaded(colours, colours.ground), width, height, 6, 2),
}
