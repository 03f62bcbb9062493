/** Geometric abstractions by name. */
import { mix } from '../colour.ts'
import { disc, fill, line, rectangle } from '../markup.ts'
import { corner, join, pathData } from '../outline.ts'
import { between, type Picture } from '../picture.ts'
import { apart, lit, shaded } from '../plate-colours.ts'

type Plane = (picture: Picture) => string

const tone = ({ colours }: Picture, index: number): string => colours.palette[index % colours.palette.length] ?? colours.dark

export const PLANES: Readonly<Record<string, Plane>> = {
  // A grid of lanes with blocks of colour pulsing along them.
  boogie: (picture) => {
    const { width, height, random } = picture
    const lanes = [14, 38, 52, 90, 118, 156, 178]
    const rows = [22, 48, 86, 104, 150, 172]
    const lane = lanes.map((x) => `M${x} 0v${height}`).join('') + rows.map((y) => `M0 ${y}h${width}`).join('')
    const dots = (colour: string, gap: number): string => `<path stroke="${colour}" stroke-width="7" stroke-linecap="butt" stroke-dasharray="6 ${gap}" stroke-dashoffset="${Math.round(random() * 40)}" d="${lane}"/>`
    return line(tone(picture, 0), 7, lane) + dots(tone(picture, 2), 41) + dots(tone(picture, 3), 53) + dots(tone(picture, 4), 29) + rectangle(tone(picture, 3), 58, 54, 26, 26) + rectangle(tone(picture, 2), 124, 110, 26, 34) + rectangle(tone(picture, 0), 130, 118, 14, 14) + rectangle(tone(picture, 2), 18, 110, 16, 34) + rectangle(tone(picture, 0), 94, 154, 20, 14)
  },
  // Soft-edged bands stacked on a field.
  bands3: (picture) => {
    const { width, record, colours } = picture
    const count = Math.max(2, Math.min(4, record.figures))
    const cuts = count === 3 ? [0.05, record.horizon, record.horizon + 0.36, 0.95] : Array.from({ length: count + 1 }, (_, index) => 0.05 + (0.9 * index) / count)
    let markup = ''
    for (let band = 0; band < count; band += 1) {
      const top = (cuts[band] ?? 0) * 200 + 4
      const bottom = (cuts[band + 1] ?? 1) * 200 - 4
      const colour = tone(picture, band)
      for (const [inset, share] of [[9, 0.4], [12, 0.7], [15, 1]] as const) markup += `<rect x="${inset}" y="${Math.round(top + inset - 12)}" width="${width - 2 * inset}" height="${Math.round(bottom - top - 2 * (inset - 12))}" rx="5" fill="${mix(colours.ground, colour, share)}"/>`
    }
    return markup
  },
  // Rings of colour about two suns.
  discs: (picture) => {
    const centres = picture.record.figures > 3 ? [[70, 74], [138, 128], [150, 48]] : [[78, 82], [140, 132]]
    return centres
      .map(([x = 0, y = 0], sun) =>
        [62, 48, 35, 23, 11].map((radius, ring) => {
          const left = tone(picture, ring + sun)
          const right = tone(picture, ring + sun + 2)
          return fill(left, `M${x} ${y - radius}a${radius} ${radius} 0 0 0 0 ${radius * 2}z`) + fill(right, `M${x} ${y - radius}a${radius} ${radius} 0 0 1 0 ${radius * 2}z`)
        }).join(''),
      )
      .join('')
  },
  // One black square, not quite square.
  square: (picture) => {
    const { colours, random } = picture
    const cracks = Array.from({ length: 7 }, () => `M${join([Math.round(between(random, 36, 160)), Math.round(between(random, 36, 150))])}l${join([Math.round(between(random, -16, 16)), Math.round(between(random, 6, 18))])}l${join([Math.round(between(random, -12, 12)), Math.round(between(random, 6, 14))])}`).join('')
    return fill(colours.palette[0] ?? colours.dark, 'M28 30L171 27L173 171L30 173z') + line(tone(picture, 2), 0.9, cracks)
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
      const at = (along: number, across: number): ReturnType<typeof corner> => corner(x + c * along - s * across, y + s * along + c * across)
      markup += fill(tone(picture, index), pathData([at(-long, -wide), at(long * 0.8, -wide * 0.8), at(long, wide), at(-long * 0.7, wide * 0.9)]))
    }
    return markup
  },
  // A chequerboard that folds into a valley.
  checker: (picture) => {
    const { colours, height } = picture
    const widths = [26, 25, 23, 20, 16, 11, 6, 3, 2, 3, 6, 12, 18, 24]
    const dark = colours.palette[0] ?? colours.dark
    let x = 0
    return widths
      .map((wide, column) => {
        const markup = `<path stroke="${dark}" stroke-width="${wide}" stroke-linecap="butt" stroke-dasharray="20" d="M${x + wide / 2} ${column % 2 ? -20 : 0}V${height}"/>`
        x += wide
        return markup
      })
      .join('')
  },
  // Equal boxes climbing a wall.
  stack: (picture) => {
    const { colours } = picture
    const face = colours.palette[0] ?? colours.dark
    return [0, 1, 2, 3, 4, 5, 6, 7].map((step) => fill(lit(colours, face), `M66 ${14 + step * 23}l6-5h62l-4 5z`) + rectangle(face, 66, 14 + step * 23, 64, 10) + fill(shaded(colours, face), `M130 ${14 + step * 23}l4-5v10l-4 5z`) + rectangle(shaded(colours, colours.ground), 70, 24 + step * 23, 66, 4)).join('')
  },
  // Rounded shapes that grow like seed and fruit.
  bloom: (picture) => {
    const { colours } = picture
    const [, a = colours.dark, b = colours.dark, c = colours.dark, d = colours.light, e = colours.dark] = colours.palette
    return (
      `<ellipse cx="96" cy="106" rx="52" ry="66" fill="${a}"/><ellipse cx="104" cy="98" rx="32" ry="46" fill="${d}"/><ellipse cx="104" cy="98" rx="19" ry="31" fill="${b}"/>` +
      disc(c, 150, 44, 28) + disc(d, 150, 44, 18) + disc(a, 150, 44, 9) + disc(e, 42, 40, 19) + disc(d, 42, 40, 9) + disc(c, 158, 158, 22) + disc(b, 158, 158, 12) +
      line(d, 2.6, 'M20 180C60 196 70 150 40 146S20 176 60 170S130 190 184 120M30 96C10 80 26 62 40 74S40 106 30 96M104 12q14 14 0 28q-14-14 0-28z')
    )
  },
  // Upright panels side by side.
  panels: (picture) => {
    const { width, height, colours, record } = picture
    const count = Math.max(2, Math.min(9, record.figures))
    const wide = width / count
    return Array.from({ length: count }, (_, index) => rectangle(tone(picture, index), index * wide, 0, wide + 0.5, height) + rectangle(index % 2 ? lit(colours, tone(picture, index)) : shaded(colours, tone(picture, index)), index * wide + wide * 0.2, height * (0.2 + 0.07 * (index % 4)), wide * 0.6, height * 0.22)).join('')
  },
  // Samples: a field of squares.
  blocks: (picture) => {
    const { random, record } = picture
    const side = record.figures > 9 ? 4 : 3
    const cell = 176 / side
    let markup = ''
    for (let index = 0; index < side * side; index += 1) markup += rectangle(tone(picture, Math.floor(random() * 5) + (index % 2)), 12 + (index % side) * cell + 2, 12 + Math.floor(index / side) * cell + 2, cell - 4, cell - 4)
    return markup
  },
  // A curved lattice of sticks with shells at the crossings.
  sticks: (picture) => {
    const { colours } = picture
    const wood = apart(colours.palette, [colours.ground], 0.12)
    return (
      line(wood[0] ?? colours.dark, 3.4, 'M20 40L182 34M24 158L180 166M34 22L30 182M172 20L168 184M30 100L172 98M60 30L146 172M148 28L52 172') +
      line(wood[1] ?? colours.dark, 2.6, 'M24 70Q100 20 178 76M24 130Q100 186 178 124M66 24Q20 100 70 178M136 22Q186 100 132 180') +
      line(colours.light, 6.5, 'M56 52h0M144 50h0M100 98h0M64 152h0M140 152h0M38 100h0M168 98h0M102 46h0M102 160h0M84 74h0')
    )
  },
  // Two plain fields and two small things between them.
  halves: (picture) => {
    const { width, height, record } = picture
    return [1, 2].map((step) => rectangle(tone(picture, step), (width * step) / 3, 0, width / 3 + 0.5, height * record.horizon)).join('') + rectangle(tone(picture, 3), (width * 2) / 3, height * 0.3, width / 3, height * 0.55)
  },
  // A wall of screens with a line of light around it.
  screens: (picture) => {
    const { random, colours } = picture
    let markup = ''
    for (let index = 0; index < 40; index += 1) {
      const [column, row] = [index % 8, Math.floor(index / 8)]
      if ((row === 0 && column > 5) || (row === 4 && (column < 2 || column === 5))) continue
      markup += `<path fill="${tone(picture, 1 + Math.floor(random() * (colours.palette.length - 1)))}" d="M${18 + column * 21} ${46 + row * 22}h18v17h-18z"/>`
    }
    return `${markup}${line(colours.palette[1] ?? colours.accent, 3, 'M14 42H142L150 50L188 40V120L176 150L164 158H124L112 176H98L92 158H58L52 138L14 132z')}`
  },
  // Triangles, a circle and lines that answer one another.
  chord: ({ colours }) => {
    const [a = colours.accent, b = colours.dark, c = colours.accent, , e = colours.dark, g = colours.dark] = colours.palette
    return (
      fill(a, 'M22 176L78 40L112 176z') + fill(b, 'M96 150L138 70L178 150z', 0.9) + disc(c, 138, 62, 30) + disc(g, 58, 62, 17) + disc(e, 58, 62, 7) +
      line(e, 3, 'M16 32L186 118M20 24L190 110') + line(e, 2, 'M30 150q20-18 40 0t40 0t40 0M168 20v40M178 20v40M188 20v40')
    )
  },
  // A wall of small doors, each of its own colour, some ajar.
  lockers: (picture) => {
    const { random, colours } = picture
    let markup = ''
    for (let index = 0; index < 15; index += 1) {
      const x = 12 + (index % 5) * 36
      const y = 12 + Math.floor(index / 5) * 60
      const colour = tone(picture, 1 + Math.floor(random() * (colours.palette.length - 1)))
      markup += rectangle(colour, x, y, 32, 56)
      if (index % 4 === 2) markup += rectangle(shaded(colours, colours.dark), x, y, 32, 56) + fill(colour, `M${x} ${y}l14 5v46l-14 5z`)
    }
    return markup + line(colours.dark, 3.4, [0, 1, 2].map((row) => `M38 ${40 + row * 60}h0M74 ${40 + row * 60}h0M110 ${40 + row * 60}h0M146 ${40 + row * 60}h0M182 ${40 + row * 60}h0`).join(''))
  },
}
