/** Draws one thing of the shape books, coloured and lit. */
import { difference, mix } from './colour.ts'
import { apart, lit, shaded, type PlateColours } from './plate-colours.ts'
import { bounds, pathData, place, readOutline, shadeOf, taper, thin, wobble, type Outline, type Placing } from './outline.ts'
import { bustParts } from './bust.ts'
import { drawSmallHead } from './small-head.ts'
import { hatching } from './hatching.ts'
import { SHAPES } from './shapes/shapes.ts'
import { disc, fill, hoop, line } from './markup.ts'

/** What every mark of one plate has in common. */
export interface Touch {
  readonly colours: PlateColours
  /** -1: light falls from the left. */
  readonly light: -1 | 1
  /** Plate units by which a knot may tremble. */
  readonly tremble: number
  /** Whether shadows are lines rather than a tone. */
  readonly hatched: boolean
  /** Everything of one material, as in stone or ink: roles become tones of the main colour. */
  readonly material: boolean
  /** 0 draws everything; each step up leaves out the smallest parts and shadows, up to 5. */
  readonly thrift: number
  readonly random: () => number
}

/** Where a thing stands: middle of its foot and height of its box, in plate units. */
export interface Stand {
  readonly x: number
  readonly y: number
  readonly size: number
}

const GOLD = '#D6AE4A'
/** Plate units by which each further step of thrift lets an outline be simpler. */
const KNOT_TOLERANCE = 0.45
/** By thrift: things of less than this size in plate units are faceted. */
const FACET_SIZES = [0, 0, 0, 60, 125, 175]
const SHADE_DEPTH = 0.36
/** Below this many plate units of width a shadow cannot be seen. */
/** Discs of less than this radius, such as a hand, are left out by thrift. */
const LEAST_DISC = 2.6
const LEAST_SHADED = 7
/** Wider lines taper like a limb; thinner ones are drawn as they are. */
const THIN = 2.4
/** Lines no wider than this are detail, which thrift may leave out. */
const FINE = 2

/** By thrift: the least size of a thing, in plate units, that keeps its shadows, its thin lines, its folds, its place. */
const LEAST_SIZES: readonly { readonly shadow: number; readonly line: number; readonly fold: number; readonly thing: number }[] = [
  { shadow: 36, line: 20, fold: 30, thing: 0 },
  { shadow: 80, line: 60, fold: 60, thing: 0 },
  { shadow: 120, line: 90, fold: 90, thing: 12 },
  { shadow: 150, line: 140, fold: 110, thing: 18 },
  { shadow: 175, line: 160, fold: 150, thing: 24 },
  { shadow: 999, line: 999, fold: 999, thing: 30 },
]

/**
 * Markup of the thing that `spec` names ("horse left c2"), in `main` unless the spec picks its own colour.
 * A name that no shape book knows gives ''.
 */
export function drawThing(touch: Touch, spec: string, stand: Stand, main: string): string {
  const words = spec.split(' ')
  const shape = words[0] === 'bust' ? bustParts(words) : SHAPES[words[0] ?? '']
  const least = LEAST_SIZES[Math.min(touch.thrift, LEAST_SIZES.length - 1)]
  if (!shape || !least || stand.size < least.thing) return ''
  const scale = stand.size / 100
  const bust = words[0] === 'bust'
  const turn = Number(words.find((word) => word.startsWith('turn'))?.slice(4) ?? 0)
  const placing: Placing = { x: stand.x - 50 * scale, y: stand.y - 100 * scale, scale, mirrored: words.includes('left'), turn }
  const tones = tonesOf(touch, pickColour(touch.colours, words) ?? main, words)
  return shape
    .map((part) => {
      const split = part.indexOf(' ')
      const key = part.slice(0, split)
      const text = part.slice(split + 1)
      const role = key[0] ?? 'b'
      const colour = tones[role] ?? main
      if (key === 'H') return drawSmallHead(touch, [...text.split(' ').slice(1), ...words], headAt(text, placing), tones)
      if (key[1] === '@') {
        const { x, y, r } = headAt(text, placing)
        return touch.thrift > 1 && r < LEAST_DISC ? '' : disc(colour, x, y, r)
      }
      if (key[1] === 'o') {
        const { x, y, r } = headAt(text, placing)
        return hoop(colour, x, y, r, Math.max(1, Number(key.slice(2)) * scale))
      }
      const width = Number(key.slice(1))
      if (stand.size < (width > 0 && width <= FINE ? least.line : key === 'k' || key === 'j' ? least.fold : 0)) return ''
      const whole = wobble(place(readOutline(text), placing), touch.tremble * Math.min(1, stand.size / 60), touch.random)
      const outline = width > 0 || touch.thrift < 2 ? whole : thin(whole, KNOT_TOLERANCE * (touch.thrift - 1))
      if (width > THIN) return fill(colour, pathData(faceted(touch, stand.size, taper(outline, width * scale), bust)))
      if (width > 0) return line(colour, Math.max(1, width * scale), pathData(outline, true))
      const shade = 'bsf'.includes(role) && stand.size >= least.shadow ? shadow(touch, outline, colour, key[1] === '_' ? true : key[1] === '|' ? false : undefined) : ''
      return fill(colour, pathData(faceted(touch, stand.size, outline, bust))) + shade
    })
    .join('')
}

/** Small things on a crowded plate are cut with straight cuts: half the bytes of curves. A face never is. */
function faceted({ thrift }: Touch, size: number, outline: Outline, bust: boolean): Outline {
  return !bust && size < (FACET_SIZES[thrift] ?? 0) ? outline.map((knot) => ({ ...knot, corner: true })) : outline
}

function shadow(touch: Touch, outline: Outline, colour: string, lies: boolean | undefined): string {
  const { left, right } = bounds(outline)
  if (right - left < LEAST_SHADED) return ''
  const shade = shadeOf(outline, touch.light, SHADE_DEPTH, lies)
  if (shade.length < 3) return ''
  const tone = shaded(touch.colours, colour)
  return touch.hatched ? hatching(shade, touch.colours.dark, touch.light) : fill(tone, pathData(shade))
}

/** The colour that a spec picks by "c0" to "c5", "dark", "light" or "ground"; undefined when it picks none. */
export function pickColour(colours: PlateColours, words: readonly string[]): string | undefined {
  if (words.includes('dark')) return colours.dark
  if (words.includes('light')) return colours.light
  if (words.includes('ground')) return colours.ground
  const index = words.find((word) => /^c\d$/.test(word))
  return index === undefined ? undefined : colours.palette[Number(index[1])]
}

function tonesOf(touch: Touch, main: string, words: readonly string[]): Record<string, string> {
  const { colours, material } = touch
  const shade = apartFromGround(colours, shaded(colours, main), main)
  if ((material && !words.includes('painted')) || words.includes('mono')) {
    const light = lit(colours, main)
    const deep = shaded(colours, shade)
    return { b: main, m: main, k: shade, s: shade, f: main, d: deep, l: light, a: light, h: shade, v: shade, g: shade, j: deep, q: shade }
  }
  const second = apart(colours.palette, [main, colours.ground, colours.flesh])[0] ?? shade
  const flesh = words.includes('pale') ? colours.light : words.includes('brown') ? colours.deepFlesh : colours.flesh
  const fleshShade = shaded(colours, flesh)
  return {
    b: main,
    m: main,
    k: shade,
    s: second,
    f: flesh,
    g: fleshShade,
    j: shaded(colours, fleshShade),
    h: hairOf(colours, words),
    v: pickColour(colours, words.filter((word) => word.startsWith('v')).map((word) => word.slice(1))) ?? second,
    q: haloOf(colours),
    d: colours.dark,
    l: colours.light,
    a: colours.accent === main ? colours.light : colours.accent,
  }
}

/** A shade that the ground does not swallow: a little deeper where it would. */
function apartFromGround(colours: PlateColours, shade: string, main: string): string {
  if (difference(shade, colours.ground) > 0.06) return shade
  const deeper = mix(shade, colours.dark, 0.3)
  return difference(deeper, main) > 0.06 ? deeper : mix(shade, colours.light, 0.3)
}

/** The palette's most golden colour that shows on the ground. */
function haloOf(colours: PlateColours): string {
  const golden = [...colours.palette].sort((one, other) => difference(one, GOLD) - difference(other, GOLD))
  return apart([...golden.slice(0, 2), colours.light, shaded(colours, colours.ground)], [colours.ground], 0.12)[0] ?? colours.light
}

/** Hair is dark unless a word says otherwise. */
export function hairOf(colours: PlateColours, words: readonly string[]): string {
  if (words.includes('grey')) return mix(colours.light, colours.dark, 0.3)
  if (words.includes('fair')) return mix(colours.flesh, '#A8742A', 0.5)
  if (words.includes('red')) return mix(colours.flesh, '#7A2E12', 0.6)
  // The palette's dark may be a green or a blue; hair takes its tone and little of its hue.
  return mix(colours.dark, '#2E2019', 0.6)
}

function headAt(text: string, placing: Placing): { x: number; y: number; r: number; mirrored: boolean } {
  const [x = 0, y = 0, r = 0] = (text.split(' ')[0] ?? '').split(',').map(Number)
  const [knot] = place([{ x, y, corner: true }], placing)
  return {
    x: Math.round(knot?.x ?? 0),
    y: Math.round(knot?.y ?? 0),
    r: Math.round(r * placing.scale * 10) / 10,
    mirrored: placing.mirrored,
  }
}
