/** Walls, floors and registers. */
import { mix } from '../colour.ts'
import { dashed, ellipse, fill, line, rectangle } from '../markup.ts'
import { bend, corner } from '../outline.ts'
import { join, pathData } from '../path-data.ts'
import { between } from '../picture.ts'
import { shaded } from '../plate-colours.ts'
import type { Spread } from './spread.ts'

export const WALL_SPREADS: Readonly<Record<string, Spread>> = {
  tiles: ({ width, height, colours }, colour, level) => {
    const tone = shaded(colours, colour)
    let data = ''
    for (let index = -6; index <= 6; index += 1)
      data += `M${join([Math.round(width * 0.5 + index * 14), Math.round(level)])}L${join([Math.round(width * 0.5 + index * 40), Math.round(height)])}`
    for (const share of [0.14, 0.34, 0.62])
      data += `M0 ${Math.round(level + (height - level) * share)}h${Math.round(width)}`
    return rectangle(colour, 0, level, width, height - level) + line(tone, 1.4, data)
  },
  houses: ({ width, random, colours }, colour, level) => {
    let markup = ''
    for (let x = -4; x < width;) {
      const wide = between(random, 15, 28)
      const tall = between(random, 16, 40)
      const tone = random() < 0.5 ? colour : mix(colour, colours.ground, 0.25)
      const y = level - tall
      markup += fill(
        tone,
        `M${join([Math.round(x), Math.round(level + 1)])}V${Math.round(y)}l${join([Math.round(wide / 2), -8, Math.round(wide / 2), 8])}V${Math.round(level + 1)}z`,
      )
      x += wide
    }
    return markup
  },
  columns: ({ width, colours }, colour, level) => {
    const tone = shaded(colours, colour)
    let markup = ''
    for (const share of [0.06, 0.3, 0.62, 0.86])
      markup +=
        rectangle(colour, width * share, 12, 14, level - 6) + rectangle(tone, width * share + 9, 12, 5, level - 6)
    return markup + rectangle(colour, 0, 0, width, 14)
  },
  arches: ({ width, colours }, colour, level) => {
    const hole = mix(colour, colours.dark, 0.55)
    let data = ''
    for (const share of [0.04, 0.36, 0.68]) {
      const x = Math.round(width * share)
      const wide = Math.round(width * 0.28)
      data += `M${join([x, Math.round(level)])}V${Math.round(level * 0.5)}a${join([wide / 2, wide / 2])} 0 0 1 ${wide} 0V${Math.round(level)}z`
    }
    return rectangle(colour, 0, 0, width, level) + fill(hole, data)
  },
  wall: (picture, colour, level) => rectangle(colour, 0, 0, picture.width, level),
  bricks: ({ width, height }, colour) => {
    let data = ''
    for (let row = 0; row * 14 < height; row += 1)
      data += `M${row % 2 ? -14 : 0} ${row * 14 + 7}h${Math.round(width) + 20}`
    return dashed(colour, 12, '26 2', data)
  },
  curtains: ({ width, height, colours }, colour) => {
    const tone = shaded(colours, colour)
    const one = [
      corner(0, 0),
      corner(width * 0.34, 0),
      bend(width * 0.26, height * 0.3),
      bend(width * 0.1, height * 0.62),
      corner(width * 0.12, height),
      corner(0, height),
    ]
    const fold = [
      corner(width * 0.1, 0),
      corner(width * 0.2, 0),
      bend(width * 0.12, height * 0.4),
      corner(width * 0.04, height),
      corner(0, height),
      bend(width * 0.07, height * 0.4),
    ]
    return fill(colour, pathData(one)) + fill(tone, pathData(fold))
  },
  beam: ({ width, height, colours }, colour) =>
    fill(
      mix(colours.ground, colour, 0.6),
      pathData([
        corner(width * 1.02, 0),
        corner(width * 1.02, height * 0.22),
        corner(0, height * 0.78),
        corner(0, height * 0.5),
      ]),
    ),
  mandorla: ({ width, height, colours }, colour) =>
    ellipse(shaded(colours, colour), width / 2, height * 0.52, width * 0.33, height * 0.48) +
    ellipse(colour, width / 2, height * 0.52, width * 0.29, height * 0.44),
  gridlines: ({ width, height }, colour) =>
    line(
      colour,
      0.8,
      [1, 2, 3, 4, 5, 6, 7]
        .map(
          (step) =>
            `M${Math.round((step * width) / 8)} 0v${Math.round(height)}M0 ${Math.round((step * height) / 8)}h${Math.round(width)}`,
        )
        .join(''),
    ),
  thirds: ({ width, height }, colour) =>
    line(
      colour,
      1.4,
      [1, 2]
        .map(
          (step) =>
            `M${Math.round((step * width) / 3)} 0v${Math.round(height)}M0 ${Math.round((step * height) / 3)}h${Math.round(width)}`,
        )
        .join(''),
    ),
  // Three registers of small people walking one way.
  friezes: ({ width, height, colours, random }, colour) => {
    let markup = ''
    for (const share of [0.32, 0.63, 0.94]) {
      const foot = Math.round(height * share)
      let bodies = ''
      let heads = ''
      for (let x = 12; x < width - 6; x += between(random, 21, 30)) {
        bodies += `M${Math.round(x - 5)} ${foot}l4-23l-5-9l10-2l-2 11l4 23h-3l-3-12l-2 12`
        heads += `M${Math.round(x + 3)} ${foot - 39}h0`
      }
      markup +=
        fill(colour, bodies) +
        line(colour, 6.5, heads) +
        rectangle(colours.palette[2] ?? colours.dark, 0, foot, width, 4)
    }
    return markup
  },
  friezeline: ({ width, height }, colour) =>
    line(
      colour,
      1.4,
      `M0 ${Math.round(height * 0.16)}h${Math.round(width)}M0 ${Math.round(height * 0.84)}h${Math.round(width)}`,
    ) +
    line(
      colour,
      3,
      `M4 ${Math.round(height * 0.08)}h${Math.round(width)}M4 ${Math.round(height * 0.92)}h${Math.round(width)}`,
      '0 9',
    ),
  // One long serpent pulled by many hands.
  serpentline: ({ width, height }, colour) =>
    line(
      colour,
      5,
      `M0 ${Math.round(height * 0.5)}${[0, 1, 2, 3].map((wave) => `q12 ${wave % 2 ? 14 : -14} ${Math.round(width / 4)} 0`).join('')}`,
    ),
  // Ranks of soldiers, larger the nearer.
  ranks: ({ width, height, colours }, colour) => {
    let markup = ''
    for (let rank = 0; rank < 4; rank += 1) {
      const size = 15 + rank * 9
      const foot = height * (0.36 + rank * 0.23)
      const step = size * 1.36
      let bodies = ''
      let heads = ''
      for (let x = (rank % 2) * step * 0.5; x < width + step; x += step) {
        bodies += `M${Math.round(x - size * 0.45)} ${Math.round(foot)}l${Math.round(size * 0.12)}-${Math.round(size * 1.1)}h${Math.round(size * 0.66)}l${Math.round(size * 0.12)} ${Math.round(size * 1.1)}z`
        heads += `M${Math.round(x)} ${Math.round(foot - size * 1.4)}v-${Math.round(size * 0.14)}`
      }
      const tone = mix(colour, colours.ground, 0.42 - rank * 0.14)
      markup +=
        fill(tone, bodies) +
        line(mix(tone, colours.light, 0.35), size * 0.5, heads) +
        line(
          shaded(colours, tone),
          1.2,
          `M0 ${Math.round(foot - size * 0.8)}h${Math.round(width)}M0 ${Math.round(foot - size * 0.5)}h${Math.round(width)}`,
          '4 3',
        )
    }
    return markup
  },
}
