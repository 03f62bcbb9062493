/** Scripts by name: what a page of each looks like from across a room. */
import { border, dashedHoop, disc, ellipse, fill, hoop, line } from '../markup.ts'
import { bend } from '../outline.ts'
import { join, pathData } from '../path-data.ts'
import { type Picture, between } from '../picture.ts'
import { apart, shaded } from '../plate-colours.ts'
import { taper } from '../taper.ts'

type Script = (picture: Picture) => string

const inkOf = ({ colours }: Picture): readonly string[] => apart(colours.palette, [colours.ground], 0.2)

export const SCRIPTS: Readonly<Record<string, Script>> = {
  // Long flat strokes with abrupt uprights, line below line.
  kufic: (picture) => {
    const { width, random } = picture
    const [ink = '#000000'] = inkOf(picture)
    let data = ''
    let dots = ''
    for (let row = 0; row < 6; row += 1) {
      const y = 40 + row * 25
      let x = 22
      while (x < width - 34) {
        const long = Math.round(between(random, 8, 34))
        const up = random()
        data += `M${x} ${y}h${long}${up < 0.6 ? `v-${Math.round(between(random, 6, 15))}` : up < 0.8 ? 'q4 9 -6 9' : ''}`
        if (random() < 0.4) dots += `M${x + 4} ${y + 6}h0`
        x += long + 7
      }
    }
    return line(ink, 3.6, data) + line(ink, 2.4, dots)
  },
  // Columns of a running hand, thick where the brush was full.
  columns: (picture) => {
    const { width, height, random } = picture
    const [ink = '#000000', , , seal] = inkOf(picture)
    let thick = ''
    let thin = ''
    const columns = 5
    for (let column = 0; column < columns; column += 1) {
      const x = width - 26 - (column * (width - 44)) / (columns - 0.6)
      let y = 18
      while (y < height - 24) {
        const reach = between(random, 8, 24)
        const stroke = `M${join([Math.round(x + between(random, -7, 7)), Math.round(y)])}q${join([Math.round(between(random, -16, 16)), Math.round(reach * 0.4), Math.round(between(random, -8, 8)), Math.round(reach)])}`
        const tail = `t${join([Math.round(between(random, -12, 12)), Math.round(reach * 0.7)])}`
        if (random() < 0.45) thick += stroke + (random() < 0.5 ? tail : '')
        else thin += stroke + tail
        y += reach * 1.5 + 3
      }
    }
    return (
      line(ink, 4.4, thick) +
      line(ink, 1.8, thin) +
      (seal ? fill(picture.colours.accent, `M14 ${height - 34}h14v16h-14z`) : '')
    )
  },
  // A monogram: three tall shafts, two loops to the left, a tail to the right.
  tughra: (picture) => {
    const [ink = '#000000', gold = '#C9A03C', third = gold] = inkOf(picture)
    return (
      fill(
        third,
        pathData([bend(20, 150), bend(46, 118), bend(96, 112), bend(118, 132), bend(100, 162), bend(52, 170)]),
        0.28,
      ) +
      line(gold, 9, 'M112 128C40 74 2 120 34 148S112 158 118 110M104 132C58 100 34 122 50 138S98 146 104 116') +
      line(
        ink,
        4,
        'M112 128C40 74 2 120 34 148S112 158 118 110M104 132C58 100 34 122 50 138S98 146 104 116M92 132V28M108 132V22M124 132V30M92 30C84 60 98 84 150 92S196 104 190 128M108 24C102 56 116 80 160 86M124 32C120 60 134 76 168 80',
      ) +
      line(ink, 4, 'M64 152C88 168 128 168 150 146')
    )
  },
  // Words around a plate's rim, the middle left empty.
  rim: (picture) => {
    const { colours } = picture
    const [ink = '#000000'] = inkOf(picture)
    const ring = (radius: number, wide: number, dashes: string): string =>
      dashedHoop(ink, 100, 100, radius, wide, dashes)
    return (
      disc(shaded(colours, colours.ground), 103, 104, 86) +
      disc(colours.palette[0] ?? colours.light, 100, 100, 86) +
      hoop(shaded(colours, colours.ground), 100, 100, 84, 1.5) +
      ring(66, 5, '18 4 8 3 30 5') +
      ring(74, 15, '3 19 3 41 3 12 3 30') +
      ring(58, 10, '2.6 34 2.6 51') +
      disc(ink, 100, 100, 4)
    )
  },
  // One vast letter with a page of ornament about it.
  initial: (picture) => {
    const { width, height, colours, random } = picture
    const [, b = colours.dark, c = colours.dark, d = colours.dark, e = colours.dark] = colours.palette
    let dots = ''
    for (let index = 0; index < 40; index += 1)
      dots += `M${join([Math.round(random() * width), Math.round(random() * height)])}h0`
    return (
      line(b, 3, dots) +
      fill(
        c,
        'M34 26C70 24 92 60 104 96C118 60 138 40 160 34C132 64 120 92 116 118C128 150 148 166 176 170C140 184 112 164 102 134C88 166 62 184 24 178C60 164 84 140 92 112C80 70 64 42 34 26z',
      ) +
      line(e, 3, 'M40 32C70 34 90 70 102 106M156 40C130 66 114 96 108 118M30 174C62 162 84 138 96 116') +
      [
        [60, 62, 15],
        [140, 60, 12],
        [66, 150, 12],
        [146, 146, 15],
        [102, 40, 9],
      ]
        .map(([x = 0, y = 0, r = 0]) => disc(d, x, y, r) + hoop(b, x, y, r * 0.62, 2) + disc(e, x, y, r * 0.25))
        .join('') +
      border(b, width, height, 7, 4)
    )
  },
  // Three figures in one breath of ink.
  zen: (picture) => {
    const [ink = '#000000', mid = '#777777'] = inkOf(picture)
    return (
      hoop(ink, 148, 96, 30, 9) +
      line(mid, 8, 'M94 122L116 66L134 124z') +
      line(mid, 7, 'M28 76H78V124H28z') +
      line(ink, 1.5, 'M14 60v40M14 108v14')
    )
  },
  // A pen held at one angle: broad down, thin across.
  pen: (picture) => {
    const { width } = picture
    const [ink = '#000000', , wood = '#A87B3C', blue = '#2C6E6A'] = inkOf(picture)
    return (
      line(shaded(picture.colours, picture.colours.ground), 1, `M20 122H${width - 20}M20 64H${width - 20}`) +
      fill(
        ink,
        pathData(
          taper(
            [
              bend(30, 92),
              bend(52, 120),
              bend(88, 122),
              bend(112, 104),
              bend(104, 88),
              bend(96, 104),
              bend(122, 124),
              bend(150, 108),
            ],
            12,
            0.5,
          ),
        ),
      ) +
      fill(ink, pathData(taper([bend(46, 44), bend(44, 80), bend(50, 108)], 11, 0.5))) +
      fill(ink, 'M96 138l8-8l8 8l-8 8zM118 138l8-8l8 8l-8 8z') +
      fill(wood, 'M150 104L192 34L200 40L164 112L152 116z') +
      fill(blue, `M20 160h${width - 40}v3h-${width - 40}z`)
    )
  },
  // Signs in a frame of squares.
  signs: (picture) => {
    const { colours } = picture
    const inks = inkOf(picture)
    const cell = (index: number, mark: string): string => {
      const x = 14 + (index % 3) * 60
      const y = 14 + Math.floor(index / 3) * 60
      return (
        fill(inks[index % inks.length] ?? colours.dark, `M${x} ${y}h52v52h-52z`, 0.2) +
        `<g transform="translate(${x} ${y})">${mark}</g>`
      )
    }
    const ink = (index: number): string => inks[index % inks.length] ?? colours.dark
    const marks = [
      line(ink(0), 5, 'M10 40C20 10 34 10 42 40M16 30h22'),
      hoop(ink(1), 26, 26, 14, 5),
      line(ink(2), 5, 'M12 12v28h28M26 12v14'),
      line(ink(1), 4, 'M26 8v36M8 26h36M14 14l24 24M38 14l-24 24'),
      disc(ink(0), 26, 26, 15),
      line(ink(3), 5, 'M10 34q16-30 32 0M14 42h24'),
      line(ink(2), 5, 'M12 14h28L12 38h28'),
      line(ink(1), 5, 'M26 44C6 32 10 12 26 20C42 12 46 32 26 44z'),
      ellipse(ink(0), 26, 26, 18, 9) + disc(colours.ground, 26, 26, 5),
    ]
    return marks.map((mark, index) => cell(index, mark)).join('')
  },
  // A few strokes of very different weight.
  lines: (picture) => {
    const { colours } = picture
    const [ink = '#000000', red = colours.accent, gold = colours.accent] = inkOf(picture)
    return (
      fill(ink, pathData(taper([bend(40, 18), bend(62, 60), bend(34, 108), bend(64, 150), bend(44, 186)], 17, 0.25))) +
      line(ink, 3, 'M84 30h20v26h-20zM84 74h20M94 66v40M84 122q10-10 20 0q-10 14-20 0zM94 150v34') +
      line(gold, 7, 'M128 46h40v-22M128 46v40h22') +
      line(
        ink,
        1.4,
        'M122 112q12-12 24 0t24 0t20 0M122 126q12-12 24 0t24 0t20 0M122 140q12-12 24 0t24 0t20 0M122 154q12-12 24 0t24 0',
      ) +
      fill(red, 'M158 166h18v20h-18z')
    )
  },
}
