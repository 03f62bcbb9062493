/** Land and sea under a sky: ridges from far to near, or water, with what stands in them. */
import { difference, labOf, mix } from '../colour.ts'
import { drawGround } from '../ground.ts'
import { fill } from '../markup.ts'
import { bend, corner } from '../outline.ts'
import { pathData } from '../path-data.ts'
import type { Composition, Picture } from '../picture.ts'
import { drawThings, isSpread } from '../place-things.ts'
import { apart, shaded } from '../plate-colours.ts'
import { SPREADS } from '../spreads/spreads.ts'
import { drawStrokes } from '../strokes.ts'

const SKY = ['clouds', 'storm', 'stars', 'eddies', 'bands', 'glow', 'rain', 'sparks', 'plain']

export const land: Composition = (picture) => {
  const { record, height, colours } = picture
  const things = (record.things ?? []).filter((thing) => thing !== 'plain')
  const has = (names: readonly string[]): boolean =>
    (record.things ?? []).some((thing) =>
      names.includes((typeof thing === 'string' ? thing : thing[0]).split(' ')[0] ?? ''),
    )
  const spreads = things.filter(isSpread)
  const level = record.horizon * height
  const sky =
    drawGround(picture) +
    (has(SKY) ? '' : (SPREADS['clouds']?.(picture, mix(colours.ground, colours.light, 0.5), level) ?? ''))
  const water = seaColour(picture)
  const near = record.composition === 'seascape' ? (SPREADS['sea']?.(picture, water, level) ?? '') : ridges(picture)
  const weather = spreads.filter((thing) => has(SKY) && SKY.includes(nameOf(thing)))
  const below = spreads.filter((thing) => !weather.includes(thing))
  const behind = record.composition === 'seascape' ? [colours.ground, water] : [colours.ground]
  const standing = things.filter((thing) => !isSpread(thing))
  return (
    sky +
    drawThings(
      picture,
      weather.filter((thing) => nameOf(thing) !== 'rain'),
      behind,
      1,
      1,
    ) +
    near +
    drawThings(picture, below, behind, 1, 1) +
    drawStrokes(picture) +
    drawThings(picture, standing, behind, Math.min(0.94, record.horizon + 0.22), 0.16 + 0.6 * record.scale) +
    drawThings(
      picture,
      weather.filter((thing) => nameOf(thing) === 'rain'),
      behind,
      1,
      1,
    )
  )
}

function nameOf(thing: string | readonly [string, number, number, number]): string {
  return (typeof thing === 'string' ? thing : thing[0]).split(' ')[0] ?? ''
}

/** The palette's bluest colour that is not the sky's, or the sky's own shade. */
function seaColour({ colours }: Picture): string {
  const blue = [...colours.palette]
    .filter((colour) => difference(colour, colours.ground) > 0.05)
    .sort((one, other) => labOf(one).b - labOf(other).b)[0]
  return blue !== undefined && labOf(blue).b < labOf(colours.ground).b + 0.02 ? blue : shaded(colours, colours.ground)
}

/** Two or three ridges in the work's first two colours, the far ones paled by the air. */
function ridges({ record, width, height, colours, random }: Picture): string {
  const [near = colours.dark, middle = shaded(colours, near)] = apart(colours.palette, [colours.ground], 0.07)
  const tones =
    record.density > 0.45 ? [mix(middle, colours.ground, 0.5), middle, near] : [mix(near, colours.ground, 0.45), near]
  const count = tones.length
  let markup = ''
  tones.forEach((colour, index) => {
    const level = (record.horizon + (0.94 - record.horizon) * (index / count) ** 0.9) * height
    const rise = (index === 0 ? 0.5 : 1) * (5 + 11 * random())
    const phase = random() * 6
    const crest = [0, 0.25, 0.5, 0.75, 1].map((share) =>
      bend(share * width, level + tilt(record.axis, share, index) * height - Math.sin(phase + share * 5) * rise * 0.6),
    )
    markup += fill(
      colour,
      pathData([
        corner(-4, height + 4),
        corner(-4, crest[0]?.y ?? level),
        ...crest,
        corner(width + 4, crest[4]?.y ?? level),
        corner(width + 4, height + 4),
      ]),
    )
  })
  return markup
}

/** How a ridge departs from level along the picture: down (positive) or up, as a share of the height. */
function tilt(axis: string, share: number, index: number): number {
  if (index === 0 && axis !== 'pyramid') return 0
  if (axis === 'diagonal-right') return (0.5 - share) * 0.26
  if (axis === 'diagonal-left') return (share - 0.5) * 0.26
  if (axis === 'pyramid') return index === 0 ? Math.abs(share - 0.5) * 0.3 - 0.08 : 0
  if (axis === 'circle') return 0.1 - Math.abs(share - 0.5) * 0.4
  return 0
}
