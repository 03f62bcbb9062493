/** What spreads over a picture instead of standing in it: water, weather, fields, floors. */
import { lightness, mix } from './colour.ts'
import { disc, fill, line, rectangle, tidy } from './markup.ts'
import { bend, corner, join, pathData } from './outline.ts'
import { between, type Picture } from './picture.ts'
import { apart, lit, shaded } from './plate-colours.ts'

/** Markup of a spread in `colour`; its own shade where it has one. */
type Spread = (picture: Picture, colour: string, level: number) => string

/** Short level strokes that lengthen towards the viewer. */
function ripples({ width, height, random }: Picture, colour: string, level: number, count: number): string {
  let data = ''
  for (let index = 0; index < count; index += 1) {
    const depth = ((index + 0.6) / count) ** 1.4
    const long = 6 + 26 * depth * random()
    data += `M${join([Math.round(random() * width - long / 2), Math.round(level + 3 + depth * (height - level))])}h${Math.round(long)}`
  }
  return line(colour, 1.6, data)
}

function ridge(picture: Picture, level: number, rise: number, colour: string): string {
  const { width, height, random } = picture
  const steps = 5
  const crest = Array.from({ length: steps + 1 }, (_, step) => bend((width * step) / steps, level - rise * random()))
  return fill(colour, pathData([corner(0, height), ...crest, corner(width, height)]))
}

/** The spreads by name. */
export const SPREADS: Readonly<Record<string, Spread>> = {
  sea: (picture, colour, level) =>
    rectangle(colour, 0, level, picture.width, picture.height - level) +
    ripples(picture, lit(picture.colours, colour), level, 12) +
    ripples(picture, shaded(picture.colours, colour), level, 8),
  ripples: (picture, colour, level) => ripples(picture, colour, level, 22),
  glitter: ({ width, height, random }, colour, level) => {
    let data = ''
    for (let index = 0; index < 12; index += 1) {
      const depth = (index + 0.5) / 12
      const long = 4 + 20 * depth * random()
      data += `M${join([Math.round(width * 0.5 + between(random, -6, 6) - long / 2), Math.round(level + 3 + depth * (height - level - 4))])}h${Math.round(long)}`
    }
    return line(colour, 2, data)
  },
  river: ({ width, height, random }, colour, level) => {
    const side = random() < 0.5 ? 1 : -1
    const x = (share: number): number => width * (0.5 + side * (share - 0.5))
    const y = (share: number): number => level + (height - level) * share
    return fill(
      colour,
      pathData([corner(x(0.5), y(0)), bend(x(0.72), y(0.16)), bend(x(0.34), y(0.45)), corner(x(0.55), y(1.02)), corner(x(-0.05), y(1.02)), bend(x(0.14), y(0.48)), bend(x(0.6), y(0.17)), corner(x(0.47), y(0))]),
    )
  },
  road: ({ width, height }, colour, level) =>
    fill(colour, pathData([corner(width * 0.49, level), corner(width * 0.52, level), corner(width * 0.78, height), corner(width * 0.26, height)])),
  path: ({ width, height }, colour, level) =>
    fill(
      colour,
      pathData([corner(width * 0.6, level), bend(width * 0.5, level + (height - level) * 0.3), corner(width * 0.7, height), corner(width * 0.36, height), bend(width * 0.4, level + (height - level) * 0.34), corner(width * 0.58, level)]),
    ),
  furrows: ({ width, height }, colour, level) => {
    let data = ''
    for (let index = -5; index <= 5; index += 1) data += `M${join([Math.round(width * 0.5 + index * 3), Math.round(level)])}L${join([Math.round(width * 0.5 + index * 34), Math.round(height)])}`
    return line(colour, 1.6, data)
  },
  floor: (picture, colour, level) => rectangle(colour, 0, level, picture.width, picture.height - level),
  tiles: ({ width, height, colours }, colour, level) => {
    const tone = shaded(colours, colour)
    let data = ''
    for (let index = -6; index <= 6; index += 1) data += `M${join([Math.round(width * 0.5 + index * 14), Math.round(level)])}L${join([Math.round(width * 0.5 + index * 40), Math.round(height)])}`
    for (const share of [0.14, 0.34, 0.62]) data += `M0 ${Math.round(level + (height - level) * share)}h${Math.round(width)}`
    return rectangle(colour, 0, level, width, height - level) + line(tone, 1.4, data)
  },
  clouds: ({ width, random, colours }, colour, level) => {
    let markup = ''
    for (let index = 0; index < 3; index += 1) {
      const y = level * (0.15 + 0.27 * index) + between(random, -6, 6)
      const x = random() * width
      const half = between(random, 30, 62)
      const tone = index % 2 === 0 ? lit(colours, colour) : mix(colour, colours.ground, 0.4)
      markup += fill(tone, pathData([bend(x - half, y), bend(x - half * 0.4, y - 9), bend(x + half * 0.2, y - 6), bend(x + half, y + 1), bend(x + half * 0.3, y + 5), bend(x - half * 0.5, y + 5)]))
    }
    return markup
  },
  storm: ({ width, random }, colour, level) => {
    let markup = ''
    for (let index = 0; index < 3; index += 1) {
      const y = level * 0.22 * index
      const left = random() * width * 0.4 - 30
      markup += fill(mix(colour, '#1B1D22', 0.12 * index), pathData([bend(left, y + 8), bend(left + 50, y - 14), bend(left + 120, y - 4), bend(left + 190, y + 12), bend(left + 130, y + 24), bend(left + 70, y + 16)]))
    }
    return markup
  },
  rain: ({ width, height, random }, colour) => {
    let data = ''
    for (let index = 0; index < 46; index += 1) data += `M${join([Math.round(random() * width * 1.2), Math.round(random() * height * 0.9)])}l-7 24`
    return line(colour, 0.8, data)
  },
  snow: ({ width, height, random }, colour) => {
    let data = ''
    for (let index = 0; index < 40; index += 1) data += `M${join([Math.round(random() * width), Math.round(random() * height)])}h0`
    return line(colour, 3, data)
  },
  stars: ({ width, random }, colour, level) => {
    let data = ''
    for (let index = 0; index < 22; index += 1) data += `M${join([Math.round(random() * width), Math.round(random() * level * 0.9)])}h0`
    return line(colour, 2.4, data)
  },
  sparks: ({ width, height, random }, colour) => {
    let data = ''
    for (let index = 0; index < 70; index += 1) {
      const y = random() ** 0.7
      data += `M${join([Math.round(width * (0.5 + (random() - 0.5) * (0.25 + 0.7 * y))), Math.round(height * (0.12 + 0.75 * y))])}h0`
    }
    return line(colour, 2.2, data)
  },
  lights: ({ width, height, random, colours }) =>
    colours.palette
      .map((colour) => {
        let data = ''
        for (let index = 0; index < 16; index += 1) data += `M${join([Math.round(random() * width), Math.round(random() * height)])}h0`
        return lightness(colour) < 0.3 ? '' : line(colour, 3.4, data)
      })
      .join(''),
  eddies: ({ width, colours }, colour, level) => {
    const at = (x: number, y: number, r: number): string =>
      [0, 1, 2].map((ring) => `<circle cx="${tidy(width * x)}" cy="${tidy(level * y)}" r="${tidy(r - ring * 5.5)}" stroke="${ring % 2 ? lit(colours, colour) : colour}" stroke-width="2.6" stroke-dasharray="11 4"/>`).join('')
    return at(0.46, 0.48, 25) + at(0.72, 0.62, 15)
  },
  bands: ({ width, colours }, colour, level) =>
    [0.12, 0.4, 0.68].map((share, index) => fill(index === 1 ? lit(colours, colour) : mix(colour, colours.ground, 0.35), pathData([corner(0, level * share), bend(width * 0.3, level * (share - 0.07)), bend(width * 0.62, level * (share + 0.05)), corner(width, level * (share - 0.04)), corner(width, level * (share + 0.09)), bend(width * 0.6, level * (share + 0.17)), bend(width * 0.3, level * (share + 0.05)), corner(0, level * (share + 0.13))]))).join(''),
  hills: (picture, colour, level) => ridge(picture, level, 26, mix(colour, picture.colours.ground, 0.35)) + ridge(picture, level + 10, 16, colour),
  peaks: ({ width, height, random, colours }, colour, level) => {
    const tips = [0, 0.16, 0.34, 0.5, 0.68, 0.84, 1].map((share, index) => corner(width * share, level - (index % 2 === 1 ? between(random, 34, 58) : between(random, 2, 14))))
    return fill(mix(colour, colours.ground, 0.3), pathData([corner(0, height), ...tips, corner(width, height)]))
  },
  wood: (picture, colour, level) => {
    const { width, random, colours } = picture
    let markup = ''
    for (let index = 0; index < 7; index += 1) {
      const x = (width * (index + 0.5)) / 7 + between(random, -8, 8)
      markup += `<ellipse cx="${Math.round(x)}" cy="${Math.round(level - between(random, 8, 20))}" rx="${Math.round(between(random, 14, 22))}" ry="${Math.round(between(random, 14, 24))}" fill="${index % 2 ? colour : shaded(colours, colour)}"/>`
    }
    return markup + rectangle(shaded(colours, colour), 0, level - 6, width, 8)
  },
  trunks: ({ width, height, random }, colour) => {
    let data = ''
    for (let index = 0; index < 7; index += 1) data += `M${join([Math.round((width * (index + 0.5)) / 7 + between(random, -8, 8)), 0])}v${Math.round(height * between(random, 0.62, 0.9))}`
    return line(colour, 5, data)
  },
  houses: ({ width, random, colours }, colour, level) => {
    let markup = ''
    for (let x = -4; x < width; ) {
      const wide = between(random, 15, 28)
      const tall = between(random, 16, 40)
      const tone = random() < 0.5 ? colour : mix(colour, colours.ground, 0.25)
      const y = level - tall
      markup += fill(tone, `M${join([Math.round(x), Math.round(level + 1)])}V${Math.round(y)}l${join([Math.round(wide / 2), -8, Math.round(wide / 2), 8])}V${Math.round(level + 1)}z`)
      x += wide
    }
    return markup
  },
  columns: ({ width, colours }, colour, level) => {
    const tone = shaded(colours, colour)
    let markup = ''
    for (const share of [0.06, 0.3, 0.62, 0.86]) markup += rectangle(colour, width * share, 12, 14, level - 6) + rectangle(tone, width * share + 9, 12, 5, level - 6)
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
    for (let row = 0; row * 14 < height; row += 1) data += `M${row % 2 ? -14 : 0} ${row * 14 + 7}h${Math.round(width) + 20}`
    return `<path stroke="${colour}" stroke-width="12" stroke-dasharray="26 2" stroke-linecap="butt" d="${data}"/>`
  },
  curtains: ({ width, height, colours }, colour) => {
    const tone = shaded(colours, colour)
    const one = [corner(0, 0), corner(width * 0.34, 0), bend(width * 0.26, height * 0.3), bend(width * 0.1, height * 0.62), corner(width * 0.12, height), corner(0, height)]
    const fold = [corner(width * 0.1, 0), corner(width * 0.2, 0), bend(width * 0.12, height * 0.4), corner(width * 0.04, height), corner(0, height), bend(width * 0.07, height * 0.4)]
    return fill(colour, pathData(one)) + fill(tone, pathData(fold))
  },
  meadow: ({ width, height, random, colours }, colour, level) => {
    let markup = rectangle(colour, 0, level, width, height - level)
    for (const tone of apart(colours.palette, [colour], 0.14).slice(0, 3)) {
      let data = ''
      for (let index = 0; index < 16; index += 1) data += `M${join([Math.round(random() * width), Math.round(level + 5 + random() * (height - level))])}h0`
      markup += line(tone, 3.4, data)
    }
    return markup
  },
  glow: ({ width, height, colours }, colour) =>
    disc(mix(colours.ground, colour, 0.22), width / 2, height * 0.5, 88) + disc(mix(colours.ground, colour, 0.45), width / 2, height * 0.5, 58) + disc(colour, width / 2, height * 0.5, 30),
  beam: ({ width, height, colours }, colour) => fill(mix(colours.ground, colour, 0.6), pathData([corner(width * 1.02, 0), corner(width * 1.02, height * 0.22), corner(0, height * 0.78), corner(0, height * 0.5)])),
  mandorla: ({ width, height, colours }, colour) =>
    `<ellipse cx="${tidy(width / 2)}" cy="${tidy(height * 0.52)}" rx="${tidy(width * 0.33)}" ry="${tidy(height * 0.48)}" fill="${shaded(colours, colour)}"/><ellipse cx="${tidy(width / 2)}" cy="${tidy(height * 0.52)}" rx="${tidy(width * 0.29)}" ry="${tidy(height * 0.44)}" fill="${colour}"/>`,
  spiral: ({ width, height, colours }, colour) => {
    let data = ''
    for (let step = 0; step <= 40; step += 1) {
      const turn = (step / 40) * Math.PI * 4.4
      const reach = 8 + 60 * (1 - step / 40)
      data += `${step === 0 ? 'M' : 'L'}${join([Math.round(width * 0.52 + Math.cos(turn) * reach), Math.round(height * 0.5 + Math.sin(turn) * reach * 0.72)])}`
    }
    return line(shaded(colours, colour), 9, `${data}`) + line(colour, 6, `M${join([Math.round(width * 0.52 + 68), Math.round(height * 0.5)])}L${join([Math.round(width * 0.9), Math.round(height)])}${data}`)
  },
  gridlines: ({ width, height }, colour) => line(colour, 0.8, [1, 2, 3, 4, 5, 6, 7].map((step) => `M${Math.round((step * width) / 8)} 0v${Math.round(height)}M0 ${Math.round((step * height) / 8)}h${Math.round(width)}`).join('')),
  thirds: ({ width, height }, colour) => line(colour, 1.4, [1, 2].map((step) => `M${Math.round((step * width) / 3)} 0v${Math.round(height)}M0 ${Math.round((step * height) / 3)}h${Math.round(width)}`).join('')),
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
      markup += fill(colour, bodies) + line(colour, 6.5, heads) + rectangle(colours.palette[2] ?? colours.dark, 0, foot, width, 4)
    }
    return markup
  },
  friezeline: ({ width, height }, colour) => line(colour, 1.4, `M0 ${Math.round(height * 0.16)}h${Math.round(width)}M0 ${Math.round(height * 0.84)}h${Math.round(width)}`) + line(colour, 3, `M4 ${Math.round(height * 0.08)}h${Math.round(width)}M4 ${Math.round(height * 0.92)}h${Math.round(width)}`, '0 9'),
  // One long serpent pulled by many hands.
  serpentline: ({ width, height }, colour) => line(colour, 5, `M0 ${Math.round(height * 0.5)}${[0, 1, 2, 3].map((wave) => `q12 ${wave % 2 ? 14 : -14} ${Math.round(width / 4)} 0`).join('')}`),
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
      markup += fill(tone, bodies) + line(mix(tone, colours.light, 0.35), size * 0.5, heads) + line(shaded(colours, tone), 1.2, `M0 ${Math.round(foot - size * 0.8)}h${Math.round(width)}M0 ${Math.round(foot - size * 0.5)}h${Math.round(width)}`, '4 3')
    }
    return markup
  },
}
