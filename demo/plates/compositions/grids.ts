/** Geometric abstractions by name that keep to a grid. */
import { dashed, fill, line, rectangle } from '../markup.ts'
import type { Picture } from '../picture.ts'
import { lit, shaded } from '../plate-colours.ts'

type Plane = (picture: Picture) => string

const tone = ({ colours }: Picture, index: number): string =>
  colours.palette[index % colours.palette.length] ?? colours.dark

export const GRIDS: Readonly<Record<string, Plane>> = {
  // A grid of lanes with blocks of colour pulsing along them.
  boogie: (picture) => {
    const { width, height, random } = picture
    const lanes = [14, 38, 52, 90, 118, 156, 178]
    const rows = [22, 48, 86, 104, 150, 172]
    const lane = lanes.map((x) => `M${x} 0v${height}`).join('') + rows.map((y) => `M0 ${y}h${width}`).join('')
    const dots = (colour: string, gap: number): string =>
      dashed(colour, 7, `6 ${gap}`, lane, 1 + Math.round(random() * 40))
    return (
      line(tone(picture, 0), 7, lane) +
      dots(tone(picture, 2), 41) +
      dots(tone(picture, 3), 53) +
      dots(tone(picture, 4), 29) +
      rectangle(tone(picture, 3), 58, 54, 26, 26) +
      rectangle(tone(picture, 2), 124, 110, 26, 34) +
      rectangle(tone(picture, 0), 130, 118, 14, 14) +
      rectangle(tone(picture, 2), 18, 110, 16, 34) +
      rectangle(tone(picture, 0), 94, 154, 20, 14)
    )
  },
  // A chequerboard that folds into a valley.
  checker: (picture) => {
    const { colours, height } = picture
    const widths = [26, 25, 23, 20, 16, 11, 6, 3, 2, 3, 6, 12, 18, 24]
    const dark = colours.palette[0] ?? colours.dark
    let x = 0
    return widths
      .map((wide, column) => {
        const markup = dashed(dark, wide, '20', `M${x + wide / 2} ${column % 2 ? -20 : 0}V${height}`)
        x += wide
        return markup
      })
      .join('')
  },
  // Equal boxes climbing a wall.
  stack: (picture) => {
    const { colours } = picture
    const face = colours.palette[0] ?? colours.dark
    return [0, 1, 2, 3, 4, 5, 6, 7]
      .map(
        (step) =>
          fill(lit(colours, face), `M66 ${14 + step * 23}l6-5h62l-4 5z`) +
          rectangle(face, 66, 14 + step * 23, 64, 10) +
          fill(shaded(colours, face), `M130 ${14 + step * 23}l4-5v10l-4 5z`) +
          rectangle(shaded(colours, colours.ground), 70, 24 + step * 23, 66, 4),
      )
      .join('')
  },
  // Upright panels side by side.
  panels: (picture) => {
    const { width, height, colours, record } = picture
    const count = Math.max(2, Math.min(9, record.figures))
    const wide = width / count
    return Array.from(
      { length: count },
      (_, index) =>
        rectangle(tone(picture, index), index * wide, 0, wide + 0.5, height) +
        rectangle(
          index % 2 ? lit(colours, tone(picture, index)) : shaded(colours, tone(picture, index)),
          index * wide + wide * 0.2,
          height * (0.2 + 0.07 * (index % 4)),
          wide * 0.6,
          height * 0.22,
        ),
    ).join('')
  },
  // Samples: a field of squares.
  blocks: (picture) => {
    const { random, record } = picture
    const side = record.figures > 9 ? 4 : 3
    const cell = 176 / side
    let markup = ''
    for (let index = 0; index < side * side; index += 1)
      markup += rectangle(
        tone(picture, Math.floor(random() * 5) + (index % 2)),
        12 + (index % side) * cell + 2,
        12 + Math.floor(index / side) * cell + 2,
        cell - 4,
        cell - 4,
      )
    return markup
  },
  // Two plain fields and two small things between them.
  halves: (picture) => {
    const { width, height, record } = picture
    return (
      [1, 2]
        .map((step) => rectangle(tone(picture, step), (width * step) / 3, 0, width / 3 + 0.5, height * record.horizon))
        .join('') + rectangle(tone(picture, 3), (width * 2) / 3, height * 0.3, width / 3, height * 0.55)
    )
  },
  // A wall of screens with a line of light around it.
  screens: (picture) => {
    const { random, colours } = picture
    let markup = ''
    for (let index = 0; index < 40; index += 1) {
      const [column, row] = [index % 8, Math.floor(index / 8)]
      if ((row === 0 && column > 5) || (row === 4 && (column < 2 || column === 5))) continue
      markup += fill(
        tone(picture, 1 + Math.floor(random() * (colours.palette.length - 1))),
        `M${18 + column * 21} ${46 + row * 22}h18v17h-18z`,
      )
    }
    return (
      markup +
      line(
        colours.palette[1] ?? colours.accent,
        3,
        'M14 42H142L150 50L188 40V120L176 150L164 158H124L112 176H98L92 158H58L52 138L14 132z',
      )
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
      if (index % 4 === 2)
        markup += rectangle(shaded(colours, colours.dark), x, y, 32, 56) + fill(colour, `M${x} ${y}l14 5v46l-14 5z`)
    }
    return (
      markup +
      line(
        colours.dark,
        3.4,
        [0, 1, 2]
          .map(
            (row) =>
              `M38 ${40 + row * 60}h0M74 ${40 + row * 60}h0M110 ${40 + row * 60}h0M146 ${40 + row * 60}h0M182 ${40 + row * 60}h0`,
          )
          .join(''),
      )
    )
  },
}
