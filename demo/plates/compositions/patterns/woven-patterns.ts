/** What comes from a loom. */
import { border, dashed, ellipse, fill, line, rectangle } from '../../markup.ts'
import { join } from '../../path-data.ts'
import { between } from '../../picture.ts'
import { apart, shaded } from '../../plate-colours.ts'
import { type Pattern, medallion, squares } from './pattern.ts'

export const WOVEN_PATTERNS: Readonly<Record<string, Pattern>> = {
  carpet: (picture) => {
    const { width, height, colours, random } = picture
    const [first = colours.dark, second = colours.light, third = colours.accent] = apart(
      colours.palette,
      [colours.ground],
      0.1,
    )
    let sprays = ''
    for (let index = 0; index < 46; index += 1)
      sprays += `M${join([Math.round(between(random, 34, width - 34)), Math.round(between(random, 34, height - 34))])}h0`
    return (
      line(second, 3, sprays) +
      [
        'M28 28h44a44 44 0 0 1-44 44z',
        `M${width - 28} 28h-44a44 44 0 0 0 44 44z`,
        `M28 ${height - 28}h44a44 44 0 0 0-44-44z`,
        `M${width - 28} ${height - 28}h-44a44 44 0 0 1 44-44z`,
      ]
        .map((data) => fill(third, data))
        .join('') +
      medallion(width / 2, height / 2, 50, 8, first) +
      medallion(width / 2, height / 2, 34, 8, third) +
      medallion(width / 2, height / 2, 18, 6, second) +
      border(third, width, height, 8, 18) +
      dashed(second, 6, '3 7', `M17 17h${width - 34}v${height - 34}h-${width - 34}z`) +
      border(second, width, height, 26, 2.4) +
      border(second, width, height, 5, 2.4)
    )
  },
  kente: ({ width, height, colours }) => {
    const count = 8
    let markup = ''
    for (let strip = 0; strip < count; strip += 1) {
      const wide = width / count
      const x = strip * wide
      const a = colours.palette[strip % 2] ?? colours.dark
      const b = colours.palette[2 + (strip % 2)] ?? colours.light
      const c = colours.palette[4] ?? colours.dark
      markup += rectangle(a, x, 0, wide, height)
      const middle = Math.round(x + wide / 2)
      const shift = strip % 2 ? 25 : 0
      markup +=
        dashed(b, Math.round(wide), '3 4 3 4 3 33', `M${middle} ${shift}v${height}`) +
        dashed(c, Math.round(wide / 2), '8 42', `M${middle} ${shift + 25}v${height}`)
    }
    return markup
  },
  stripes: ({ width, height, colours, random }) => {
    let markup = ''
    let x = 0
    let index = 0
    while (x < width) {
      const wide = Math.round(between(random, 6, 22))
      const tone = colours.palette[index % colours.palette.length] ?? colours.dark
      const other = colours.palette[(index + 2) % colours.palette.length] ?? colours.light
      markup += rectangle(tone, x, 0, wide, height)
      if (index % 2)
        markup += dashed(
          other,
          wide,
          `${Math.round(between(random, 4, 24))} ${Math.round(between(random, 6, 30))}`,
          `M${Math.round(x + wide / 2)} ${Math.round(random() * -20)}V${height}`,
        )
      x += wide
      index += 1
    }
    return markup
  },
  loom: ({ width, height, colours }) => {
    const warp = dashed(shaded(colours, colours.ground), height * 0.62, '1 5', `M14 ${height * 0.31}H${width - 14}`)
    const rows = [0, 1, 2, 3, 4, 5, 6].map((row) =>
      dashed(
        colours.palette[row % colours.palette.length] ?? colours.dark,
        9,
        row % 2 ? '8 4' : '18 2 4 2',
        `M14 ${height * 0.58 + row * 9}H${width - 14}`,
      ),
    )
    return (
      warp +
      rectangle(colours.palette[0] ?? colours.dark, 14, height * 0.55, width - 28, 68) +
      rows.join('') +
      rectangle(colours.dark, 6, 20, width - 12, 7) +
      rectangle(colours.dark, 6, height - 22, width - 12, 7)
    )
  },
  tunic: (picture) => squares(picture, 8, 8, 8, 8, picture.width - 16, picture.height - 16, true),
  grid: (picture) => squares(picture, 6, 6, 0, 0, picture.width + 1, picture.height + 1, false),
  weaving: ({ width, height, colours, random }) => {
    const byTone = new Map<string, string>()
    for (let column = 0; column < 8; column += 1) {
      let y = 0
      while (y < height) {
        const tall = Math.round(between(random, 12, 46))
        const tone = colours.palette[Math.floor(random() * colours.palette.length)] ?? colours.dark
        byTone.set(
          tone,
          `${byTone.get(tone) ?? ''}M${Math.round((column * width) / 8)} ${y}h${Math.round(width / 8) - 1}v${tall - 1}h-${Math.round(width / 8) - 1}`,
        )
        y += tall
      }
    }
    return [...byTone].map(([tone, data]) => fill(tone, data)).join('')
  },
  patchwork: (picture) => {
    const { width, height, colours } = picture
    return (
      squares(picture, 8, 8, 0, 0, width + 1, height + 1, false) +
      rectangle(colours.ground, 25, 25, width - 50, height - 50)
    )
  },
  figures: (picture) => {
    const { width, height, colours } = picture
    const inks = apart(colours.palette, [colours.ground], 0.12)
    const row = (y: number, tones: readonly string[]): string =>
      tones
        .map(
          (tone, index) =>
            dashed(tone, 13, '9 31', `M${8 + index * 10} ${y}H${width}`) +
            line(tone, 6, `M${12 + index * 10} ${y - 11}h${width - 20}`, '0 40'),
        )
        .join('')
    return (
      border(inks[0] ?? colours.dark, width, height, 4, 34) +
      [20, height - 18].map((y) => row(y, [inks[1] ?? colours.light, inks[2] ?? colours.light])).join('') +
      [66, 92, 118, 144].map((y, index) => row(y, [inks[index % inks.length] ?? colours.dark])).join('')
    )
  },
  millefleurs: (picture) => {
    const { width, height, colours, random } = picture
    let markup = ''
    for (const tone of apart(colours.palette, [colours.ground], 0.1)) {
      let data = ''
      for (let index = 0; index < 17; index += 1)
        data += `M${join([Math.round(random() * width), Math.round(random() * height)])}h0`
      markup += line(tone, between(random, 3, 5), data)
    }
    return markup + ellipse(colours.palette[1] ?? colours.dark, width / 2, height * 0.84, 92, 20)
  },
}
