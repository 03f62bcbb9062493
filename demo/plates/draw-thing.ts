/** Draws one thing of the shape books, coloured and lit. */
import { difference, mix } from './colour.ts'
import { apart, lit, shaded, type PlateColours } from './plate-colours.ts'
import { bounds, pathData, place, readOutline, shadeOf, taper, wobble, type Outline, type Placing } from './outline.ts'
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
  readonly random: () => number
}

/** Where a thing stands: middle of its foot and height of its box, in plate units. */
export interface Stand {
  readonly x: number
  readonly y: number
  readonly size: number
}

/** 0: one mass; 1: its parts; 2: parts and shadows. */
export type Detail = 0 | 1 | 2

const GOLD = '#D6AE4A'
const SHADE_DEPTH = 0.36
/** Below this many plate units of width a shadow cannot be seen. */
const LEAST_SHADED = 7
/** Wider lines taper like a limb; thinner ones are drawn as they are. */
const THIN = 2

/**
 * Markup of the thing that `spec` names ("horse left c2"), in `main` unless the spec picks its own colour.
 * A name that no shape book knows gives ''.
 */
export function drawThing(touch: Touch, spec: string, stand: Stand, main: string, detail: Detail): string {
  const words = spec.split(' ')
  const shape = words[0] === 'bust' ? bustParts(words) : SHAPES[words[0] ?? '']
  if (!shape) return ''
  const scale = stand.size / 100
  const turn = Number(words.find((word) => word.startsWith('turn'))?.slice(4) ?? 0)
  const mirrored = words.includes('left')
  const placing: Placing = { x: stand.x - 50 * scale, y: stand.y - 100 * scale, scale, mirrored, turn }
  const tones = tonesOf(touch, pickColour(touch.colours, words) ?? main, words)
  return shape
    .map((part) => {
      const split = part.indexOf(' ')
      const key = part.slice(0, split)
      const text = part.slice(split + 1)
      const colour = tones[key[0] ?? 'b'] ?? main
      if (key === 'H') return drawSmallHead(touch, [...text.split(' ').slice(1), ...words], headAt(text, placing), tones)
      if (key[1] === '@') {
        const { x, y, r } = headAt(text, placing)
        return disc(colour, x, y, r)
      }
      if (key[1] === 'o') {
        const { x, y, r } = headAt(text, placing)
        return hoop(colour, x, y, r, Math.max(1, Number(key.slice(2)) * scale))
      }
      const outline = wobble(place(readOutline(text), placing), touch.tremble * Math.min(1, stand.size / 60), touch.random)
      const width = Number(key.slice(1))
      if (width > THIN) return fill(colour, pathData(taper(outline, width * scale)))
      if (width > 0) return detail === 0 ? '' : line(colour, Math.max(1, width * scale), pathData(outline, true))
      return fill(colour, pathData(outline)) + (detail === 2 && 'bsf'.includes(key[0] ?? '') ? shadow(touch, outline, colour, key[1] === '_' ? true : key[1] === '|' ? false : undefined) : '')
    })
    .join('')
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
  const shade = shaded(colours, main)
  if (material || words.includes('mono')) {
    const light = lit(colours, main)
    const deep = shaded(colours, shade)
    return { b: main, m: main, k: shade, s: shade, f: main, d: deep, l: light, a: light, h: shade, v: shade, g: shade, j: deep, q: shade }
  }
  const second = apart(colours.palette, [main, colours.ground, colours.flesh])[0] ?? shade
  const flesh = words.includes('brown') ? shaded(colours, colours.flesh) : colours.flesh
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
  return mix(colours.dark, colours.flesh, 0.1)
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
