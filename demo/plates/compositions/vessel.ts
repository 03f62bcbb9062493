/** A vessel on a shelf: its profile, its bands and what is painted on its belly. */
import { mix } from '../colour.ts'
import { drawThing } from '../draw-thing.ts'
import { drawGround } from '../ground.ts'
import { dashed, ellipse, line, rectangle, tidy } from '../markup.ts'
import type { Composition, Picture } from '../picture.ts'
import { drawThings, isSpread } from '../place-things.ts'
import { apart, shaded } from '../plate-colours.ts'
import type { Thing } from '../plate-record.ts'
import { BAND_PATTERNS, VESSEL_SHAPES } from '../shapes/vessel-shapes.ts'
import { pickColour } from '../tones.ts'

const KINDS = ['amphora', 'jar', 'bowl', 'meiping', 'vase', 'cup']

/** The first thing names the vessel, the placed ones are painted on it; two vessels stand side by side. */
export const vessel: Composition = (picture) => {
  const { record, width, height, colours, random } = picture
  const things: readonly Thing[] = record.things ?? [KINDS[Math.floor(random() * KINDS.length)] ?? 'jar']
  const kinds = things.filter(
    (thing): thing is string => typeof thing === 'string' && VESSEL_SHAPES[thing.split(' ')[0] ?? ''] !== undefined,
  )
  const painted = things.filter((thing) => typeof thing !== 'string' || !kinds.includes(thing))
  const foot = Math.min(0.93, Math.max(0.8, record.horizon + 0.3)) * height
  const size = (0.55 + 0.32 * record.scale) * height
  const plain = apart(colours.palette, [colours.ground], 0.1)[0] ?? colours.dark
  const main = pickColour(colours, kinds[0]?.split(' ') ?? []) ?? plain
  const shelf = shaded(colours, colours.ground)
  const markup = drawGround(picture) + rectangle(shelf, 0, foot - 8, width, height)
  const places = kinds.length > 1 ? [0.29, 0.71] : [0.5]
  const bodies = kinds.map((kind, index) =>
    drawVessel(
      picture,
      kind,
      (places[index] ?? 0.5) * width,
      foot,
      kinds.length > 1 ? Math.min(size, 150) : size,
      main,
    ),
  )
  const spreads = painted.filter(isSpread)
  return (
    markup +
    drawThings(picture, spreads, [colours.ground], 1, 1) +
    bodies.join('') +
    drawThings(
      picture,
      painted.filter((thing) => !isSpread(thing)),
      [main],
      0.7,
      0.3,
    )
  )
}

function drawVessel(picture: Picture, kind: string, x: number, foot: number, size: number, main: string): string {
  const { colours, touch, record } = picture
  const words = kind.split(' ')
  const shape = VESSEL_SHAPES[words[0] ?? '']
  if (!shape) return ''
  const shadow = ellipse(
    mix(shaded(colours, colours.ground), colours.dark, 0.35),
    x + size * 0.06,
    foot - 1,
    size * 0.34,
    4,
  )
  const body = drawThing(touch, kind, { x, y: foot, size }, main)
  const inks = apart(colours.palette, [main], 0.14)
  const bare = words.includes('plain')
  const shown = bare ? [] : shape.bands.slice(0, Math.ceil(shape.bands.length * Math.max(0.4, record.density)))
  const scale = size / 100
  const bands = shown.map(([y, wide, tall, pattern], index) => {
    const top = foot - size + y * scale
    const half = (wide * scale) / 2 - 1
    // A band sags a little in its middle: it goes round.
    const data = `M${tidy(x - half)} ${tidy(top)}q${tidy(half)} ${tidy(wide * scale * 0.05)} ${tidy(half * 2)} 0`
    const dashes = BAND_PATTERNS[pattern] ?? ''
    const ink = inks[index % Math.max(1, Math.min(2, inks.length))] ?? colours.dark
    if (pattern === 'line') return line(ink, 1.2, data)
    return pattern === 'dots' ? line(ink, tall * scale, data, dashes) : dashed(ink, tall * scale, dashes, data)
  })
  return shadow + body + bands.join('')
}
