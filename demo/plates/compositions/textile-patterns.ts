/** The patterns of cloth, by name. */
import { disc, ellipse, fill, hoop, line, rectangle } from '../markup.ts'
import { bend, corner, join, pathData } from '../outline.ts'
import { between, type Picture } from '../picture.ts'
import { apart, lit, shaded } from '../plate-colours.ts'
import { border } from '../surface.ts'

type Pattern = (picture: Picture) => string

const dashed = (colour: string, width: number, dashes: string, data: string): string => `<path stroke="${colour}" stroke-width="${width}" stroke-linecap="butt" stroke-dasharray="${dashes}" d="${data}"/>`

/** Squares of one colour as one path, so that a chequered field stays small. */
function squares(picture: Picture, columns: number, rows: number, left: number, top: number, width: number, height: number, inner: boolean): string {
  const { colours, random } = picture
  const byTone = new Map<string, string>()
  const add = (tone: string, data: string): void => {
    byTone.set(tone, (byTone.get(tone) ?? '') + data)
  }
  const wide = width / columns
  const tall = height / rows
  let marks = ''
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const tone = colours.palette[Math.floor(random() * colours.palette.length)] ?? colours.dark
      const x = Math.round(left + column * wide)
      const y = Math.round(top + row * tall)
      add(tone, `M${x} ${y}h${Math.round(wide - 1)}v${Math.round(tall - 1)}h${-Math.round(wide - 1)}z`)
      if (!inner) continue
      const x1 = Math.round(wide * 0.3)
      const y1 = Math.round(tall * 0.3)
      const kind = Math.floor(random() * 3)
      marks += kind === 0 ? `M${x + x1} ${y + y1}h${x1}v${y1}h-${x1}z` : kind === 1 ? `M${x} ${y}h${x1}l${x1} ${y1}v${y1}z` : `M${x + x1} ${y}h${x1}v${y1 * 3}h-${x1}z`
    }
  }
  let markup = ''
  for (const [tone, data] of byTone) markup += fill(tone, data)
  return markup + (inner ? fill(colours.light, marks, 0.75) : '')
}

function medallion(x: number, y: number, reach: number, lobes: number, colour: string): string {
  const knots = Array.from({ length: lobes * 2 }, (_, index) => {
    const angle = (index * Math.PI) / lobes
    const far = index % 2 ? reach * 0.74 : reach
    return index % 2 ? corner(x + Math.sin(angle) * far, y - Math.cos(angle) * far * 1.15) : bend(x + Math.sin(angle) * far, y - Math.cos(angle) * far * 1.15)
  })
  return fill(colour, pathData(knots))
}

export const PATTERNS: Readonly<Record<string, Pattern>> = {
  carpet: (picture) => {
    const { width, height, colours, random } = picture
    const [first = colours.dark, second = colours.light, third = colours.accent] = apart(colours.palette, [colours.ground], 0.1)
    let sprays = ''
    for (let index = 0; index < 46; index += 1) sprays += `M${join([Math.round(between(random, 34, width - 34)), Math.round(between(random, 34, height - 34))])}h0`
    return (
      line(second, 3, sprays) +
      ['M28 28h44a44 44 0 0 1-44 44z', `M${width - 28} 28h-44a44 44 0 0 0 44 44z`, `M28 ${height - 28}h44a44 44 0 0 0-44-44z`, `M${width - 28} ${height - 28}h-44a44 44 0 0 1 44-44z`].map((data) => fill(third, data)).join('') +
      medallion(width / 2, height / 2, 50, 8, first) + medallion(width / 2, height / 2, 34, 8, third) + medallion(width / 2, height / 2, 18, 6, second) +
      border(third, width, height, 8, 18) + dashed(second, 6, '3 7', `M17 17h${width - 34}v${height - 34}h-${width - 34}z`) + border(second, width, height, 26, 2.4) + border(second, width, height, 5, 2.4)
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
      markup += dashed(b, Math.round(wide), '3 4 3 4 3 33', `M${middle} ${shift}v${height}`) + dashed(c, Math.round(wide / 2), '8 42', `M${middle} ${shift + 25}v${height}`)
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
      if (index % 2) markup += dashed(other, wide, `${Math.round(between(random, 4, 24))} ${Math.round(between(random, 6, 30))}`, `M${Math.round(x + wide / 2)} ${Math.round(random() * -20)}V${height}`)
      x += wide
      index += 1
    }
    return markup
  },
  loom: ({ width, height, colours }) => {
    const warp = dashed(shaded(colours, colours.ground), height * 0.62, '1 5', `M14 ${height * 0.31}H${width - 14}`)
    const rows = [0, 1, 2, 3, 4, 5, 6].map((row) => dashed(colours.palette[row % colours.palette.length] ?? colours.dark, 9, row % 2 ? '8 4' : '18 2 4 2', `M14 ${height * 0.58 + row * 9}H${width - 14}`))
    return warp + rectangle(colours.palette[0] ?? colours.dark, 14, height * 0.55, width - 28, 68) + rows.join('') + rectangle(colours.dark, 6, 20, width - 12, 7) + rectangle(colours.dark, 6, height - 22, width - 12, 7)
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
        byTone.set(tone, `${byTone.get(tone) ?? ''}M${Math.round((column * width) / 8)} ${y}h${Math.round(width / 8) - 1}v${tall - 1}h-${Math.round(width / 8) - 1}`)
        y += tall
      }
    }
    return [...byTone].map(([tone, data]) => fill(tone, data)).join('')
  },
  niche: ({ width, height, colours }) => {
    const [a = colours.dark, b = colours.light, c = colours.accent] = apart(colours.palette, [colours.ground], 0.1)
    const arch = (inset: number, colour: string): string => fill(colour, `M${inset} ${height}V${60 + inset * 0.5}q${width / 2 - inset - 8}-10 ${width / 2 - inset}-${46 - inset * 0.2}q8 36 ${width / 2 - inset} ${46 - inset * 0.2}V${height}z`)
    return (
      dashed(b, 10, '9 3 2 3', `M9 ${height}V9H${width - 9}V${height}`) + dashed(a, 7, '4 4', `M22 ${height}V22H${width - 22}V${height}`) +
      arch(32, b) + arch(37, a) + arch(50, colours.ground) + dashed(b, 4, '10 3 4 3', `M41 ${height}V92q52-10 59-44q7 34 59 44V${height}`) +
      medallion(width / 2, 128, 26, 8, c) + medallion(width / 2, 128, 15, 8, b) + medallion(width / 2, 176, 18, 6, a)
    )
  },
  cape: ({ width, height, colours }) => {
    const [a = colours.dark, b = colours.light] = apart(colours.palette, [colours.ground], 0.1)
    return (
      fill(a, pathData([corner(72, 22), bend(100, 34), corner(128, 22), bend(164, 80), bend(190, 150), corner(196, 176), bend(150, 190), bend(100, 194), bend(50, 190), corner(4, 176), bend(10, 150), bend(36, 80)])) +
      fill(b, 'M66 30q34 34 68 0l6 12q-40 40-80 0z') + fill(b, pathData([corner(100, 190), bend(70, 160), bend(64, 120), bend(100, 84), bend(136, 120), bend(130, 160)])) + fill(a, pathData([corner(100, 168), bend(84, 148), bend(82, 124), bend(100, 104), bend(118, 124), bend(116, 148)])) +
      fill(b, 'M8 172q30-60 48-64q-8 40-10 80z') + fill(b, `M${width - 8} 172q-30-60-48-64q8 40 10 80z`) + `<g opacity=".25">${dashed(colours.dark, height * 0.8, '1 4', `M20 ${height * 0.58}h160`)}</g>`
    )
  },
  headdress: ({ width, height, colours }) => {
    const [a = colours.dark, b = colours.light, c = colours.accent, d = colours.dark] = apart(colours.palette, [colours.ground], 0.08)
    const ray = (radius: number, wide: number, tone: string, dashes: string): string => `<circle cx="${width / 2}" cy="${height * 0.86}" r="${radius}" stroke="${tone}" stroke-width="${wide}" stroke-linecap="butt" stroke-dasharray="${dashes}"/>`
    return ray(104, 100, a, '3.4 1') + ray(120, 64, lit(colours, a), '.8 7') + ray(60, 14, b, '900 1') + ray(50, 6, c, '5 3') + ray(42, 12, d, '900 1') + ray(33, 6, c, '3 3') + disc(b, width / 2, height * 0.86, 28) + rectangle(colours.ground, 0, height * 0.88, width, height)
  },
  glass: (picture) => {
    const { width, colours } = picture
    const [a = colours.dark] = colours.palette
    return rectangle(colours.dark, 0, 0, width, picture.height) + squares(picture, 7, 9, 0, 0, width + 1, picture.height + 1, false) + rectangle(a, 52, 12, 96, 182) + border(colours.dark, width, picture.height, 50, 3)
  },
  millefleurs: (picture) => {
    const { width, height, colours, random } = picture
    let markup = ''
    for (const tone of apart(colours.palette, [colours.ground], 0.1)) {
      let data = ''
      for (let index = 0; index < 17; index += 1) data += `M${join([Math.round(random() * width), Math.round(random() * height)])}h0`
      markup += line(tone, between(random, 3, 5), data)
    }
    return markup + ellipse(colours.palette[1] ?? colours.dark, width / 2, height * 0.84, 92, 20)
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
  patchwork: (picture) => {
    const { width, height, colours } = picture
    return squares(picture, 8, 8, 0, 0, width + 1, height + 1, false) + rectangle(colours.ground, 25, 25, width - 50, height - 50)
  },
  caps: ({ width, height, colours, random }) => {
    const hang = [corner(14, 22), bend(60, 30), bend(110, 20), bend(160, 30), corner(186, 18), bend(182, 80), bend(190, 130), corner(178, 178), bend(140, 168), bend(104, 186), bend(60, 170), corner(20, 184), bend(26, 130), bend(12, 80)]
    let markup = fill(colours.palette[0] ?? colours.accent, pathData(hang))
    for (let row = 0; row < 16; row += 1) markup += dashed(colours.palette[1 + Math.floor(random() * (colours.palette.length - 1))] ?? colours.dark, 6, `${Math.round(between(random, 4, 30))} ${Math.round(between(random, 5, 26))}`, `M24 ${34 + row * 9}q40 8 76 0t80-2`)
    return markup + `<g opacity=".3">${line(colours.dark, 5, `M60 34q-12 70 6 136M130 30q14 70-4 140M96 26q8 60 2 150`)}</g>` + rectangle(colours.ground, 0, height - 6, width, 6)
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
        if ((row + column) % 2) leaves += `M${x} ${y}q-7-12 0-19q7 7 0 19q12-7 19 0q-7 7-19 0q7 12 0 19q-7-7 0-19q-12 7-19 0q7-7 19 0z`
        else lines += `M${x - 20} ${y - 20}l40 40m0-40l-40 40M${x - 20} ${y}h40M${x} ${y - 20}v40`
      }
    }
    return fill(ink, leaves) + line(ink, 1.6, lines) + line(shaded(colours, colours.ground), 2, [1, 2, 3].map((step) => `M${step * side + Math.round(random() * 2)} 0v${height}M0 ${step * side}h${width}`).join(''))
  },
  mantle: ({ width, height, colours }) => {
    const [a = colours.light, b = colours.light] = apart(colours.palette, [colours.ground], 0.12)
    return fill(shaded(colours, colours.ground), `M4 24H196A96 96 0 0 1 100 176A96 96 0 0 1 4 24z`) + line(a, 3, 'M12 30H188A88 88 0 0 1 100 168A88 88 0 0 1 12 30z', '0 5') + line(b, 2.4, 'M18 36H182A84 84 0 0 1 100 160A84 84 0 0 1 18 36z') + line(a, 4, `M100 ${height * 0.76}V40M100 70q-20-22-34-8M100 70q20-22 34-8M100 56q-10-18-22-18M100 56q10-18 22-18`) + rectangle(colours.ground, 0, height - 4, width, 4)
  },
  figures: (picture) => {
    const { width, height, colours } = picture
    const inks = apart(colours.palette, [colours.ground], 0.12)
    const row = (y: number, tones: readonly string[]): string => tones.map((tone, index) => dashed(tone, 13, '9 31', `M${8 + index * 10} ${y}H${width}`) + line(tone, 6, `M${12 + index * 10} ${y - 11}h${width - 20}`, '0 40')).join('')
    return border(inks[0] ?? colours.dark, width, height, 4, 34) + [20, height - 18].map((y) => row(y, [inks[1] ?? colours.light, inks[2] ?? colours.light])).join('') + [66, 92, 118, 144].map((y, index) => row(y, [inks[index % inks.length] ?? colours.dark])).join('')
  },
  scrolls: ({ width, colours }) => {
    const [a = colours.dark, b = colours.light] = apart(colours.palette, [colours.ground], 0.14)
    return line(a, 5, 'M100 196V60M100 150q-52 4-52-34q0-26 24-26q18 0 18 16q0 12-12 12M100 150q52 4 52-34q0-26-24-26q-18 0-18 16q0 12 12 12M100 92q-34-4-34-32q0-18 18-18q12 0 12 12M100 92q34-4 34-32q0-18-18-18q-12 0-12 12') + fill(b, 'M84 196l-6-34h44l-6 34z') + disc(b, 78, 118, 5) + disc(b, 122, 118, 5) + hoop(b, width / 2, 40, 10, 4)
  },
  zigzag: ({ width, height, colours }) => {
    const [ink = colours.dark, second = colours.dark] = apart(colours.palette, [colours.ground], 0.14)
    const zig = (y: number): string => `M0 ${y}${Array.from({ length: 10 }, (_, index) => `l${width / 10} ${index % 2 ? -16 : 16}`).join('')}`
    return [16, 28, 84, 96, 152, 164].map((y) => line(ink, 4, zig(y))).join('') + [60, 128].map((y) => `${line(second, 2, `M0 ${y}h${width}M0 ${y + 10}h${width}`)}${line(ink, 6, `M10 ${y + 5}h${width}`, '0 18')}`).join('') + rectangle(shaded(colours, colours.ground), 99, 0, 1.6, height)
  },
  plain: ({ width, height, colours }) => border(shaded(colours, colours.ground), width, height, 6, 2),
}
