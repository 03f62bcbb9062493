/** Draws one thing of the shape books, coloured and lit. */
import { bustParts } from './bust.ts'
import { hatching } from './hatching.ts'
import { disc, fill, hoop, line } from './markup.ts'
import { type Outline, type Placing, bounds, corner, place, wobble } from './outline.ts'
import { pathData, tenths } from './path-data.ts'
import { shaded } from './plate-colours.ts'
import { shadeOf } from './shade.ts'
import { type Circle, type Part, readPart } from './shapes/part.ts'
import { SHAPES } from './shapes/shapes.ts'
import { drawSmallHead } from './small-head.ts'
import { taper } from './taper.ts'
import { faceted, leastSizes, simpler } from './thrift.ts'
import { pickColour, tonesOf } from './tones.ts'
import type { Stand, Touch } from './touch.ts'

/** Share of a thing's width (or height, lying) that lies in shadow. */
const SHADE_DEPTH = 0.36
/** Narrower than this many plate units, a shadow cannot be seen. */
const LEAST_SHADED = 7
/** Discs of less than this radius, such as a hand, are left out by thrift. */
const LEAST_DISC = 2.6
/** Wider lines taper like a limb; thinner ones are drawn as they are. */
const THIN = 2.4
/** Lines no wider than this are detail, which thrift may leave out. */
const FINE = 2
/** From this size on, in plate units, a thing trembles fully. */
const FULL_TREMBLE = 60
/** Roles that have a shadow of their own. */
const LIT_ROLES = 'bsf'
/** Roles that are folds and features: the first areas to go. */
const FOLD_ROLES = 'kj'

/**
 * Markup of the thing that `spec` names ("horse left c2"), in `main` unless the spec picks its own colour.
 * A name that no shape book knows gives ''.
 */
export function drawThing(touch: Touch, spec: string, { x, y, size }: Stand, main: string): string {
  const words = spec.split(' ')
  const bust = words[0] === 'bust'
  const shape = bust ? bustParts(words) : SHAPES[words[0] ?? '']
  if (!shape || size < leastSizes(touch.thrift).thing) return ''
  const scale = size / 100
  const turn = Number(words.find((word) => word.startsWith('turn'))?.slice(4) ?? 0)
  const placing = { x: x - 50 * scale, y: y - 100 * scale, scale, mirrored: words.includes('left'), turn }
  const tones = tonesOf(touch, pickColour(touch.colours, words) ?? main, words)
  const sized = { touch, placing, size, tones, words, faceted: !bust }
  return shape.map((text) => drawPart(sized, readPart(text))).join('')
}

interface Sized {
  readonly touch: Touch
  readonly placing: Placing
  readonly size: number
  readonly tones: Readonly<Record<string, string>>
  readonly words: readonly string[]
  /** A face is never cut with straight cuts. */
  readonly faceted: boolean
}

function drawPart(sized: Sized, part: Part): string {
  const { touch, placing, size, tones, words } = sized
  const least = leastSizes(touch.thrift)
  if (part.kind === 'head') {
    const head = { ...placed(part.circle, placing), mirrored: placing.mirrored }
    return drawSmallHead(touch, [...part.words, ...words], head, tones)
  }
  const colour = tones[part.role] ?? touch.colours.dark
  if (part.kind === 'disc' || part.kind === 'hoop') {
    const { x, y, r } = placed(part.circle, placing)
    if (part.kind === 'hoop') return hoop(colour, x, y, r, Math.max(1, part.width * placing.scale))
    return touch.thrift > 1 && r < LEAST_DISC ? '' : disc(colour, x, y, r)
  }
  const cut = (outline: Outline): string => pathData(sized.faceted ? faceted(outline, touch.thrift, size) : outline)
  if (part.kind === 'line') {
    if (part.width <= FINE && size < least.line) return ''
    const spine = trembling(sized, part.outline)
    const wide = part.width * placing.scale
    return part.width > THIN
      ? fill(colour, cut(taper(spine, wide)))
      : line(colour, Math.max(1, wide), pathData(spine, true))
  }
  if (FOLD_ROLES.includes(part.role) && part.lies === undefined && size < least.fold) return ''
  const outline = simpler(trembling(sized, part.outline), touch.thrift)
  const lit = LIT_ROLES.includes(part.role) && size >= least.shadow
  return fill(colour, cut(outline)) + (lit ? shadow(touch, outline, colour, part.lies) : '')
}

function trembling({ touch, placing, size }: Sized, outline: Outline): Outline {
  return wobble(place(outline, placing), touch.tremble * Math.min(1, size / FULL_TREMBLE), touch.random)
}

function shadow(touch: Touch, outline: Outline, colour: string, lies: boolean | undefined): string {
  const { left, right } = bounds(outline)
  if (right - left < LEAST_SHADED) return ''
  const shade = shadeOf(outline, touch.light, SHADE_DEPTH, lies)
  if (shade.length < 3) return ''
  if (touch.hatched) return hatching(shade, touch.colours.dark, touch.light)
  return fill(shaded(touch.colours, colour), pathData(shade))
}

function placed({ x, y, r }: Circle, placing: Placing): Circle {
  const [knot] = place([corner(x, y)], placing)
  return { x: Math.round(knot?.x ?? 0), y: Math.round(knot?.y ?? 0), r: tenths(r * placing.scale) }
}
