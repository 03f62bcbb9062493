/** The parts that a plate's colours play: what lies behind, what stands out, what is skin, shade and light. */
import { atLightness, chroma, difference, hexOf, labOf, lightness, mix } from './colour.ts'
import type { PlateRecord } from './plate-record.ts'

export interface PlateColours {
  readonly palette: readonly string[]
  /** The record's ground, kept a step away from the paper and the ink of the page. */
  readonly ground: string
  /** Darkest and lightest of palette and ground. */
  readonly dark: string
  readonly light: string
  /** The palette's nearest to skin, or a skin mixed from its light and dark. */
  readonly flesh: string
  /** The same for a deep skin. */
  readonly deepFlesh: string
  /** The palette's most vivid. */
  readonly accent: string
}

/** OKLab lightness that a ground may have and still be seen on paper (0.97) and on ink (0.19). */
const LIGHTEST_GROUND = 0.935
const DARKEST_GROUND = 0.215
/** Skin from fair to deep, in the light of a painted figure; a palette colour this near to one of them is taken. */
const SKINS = ['#E6C09C', '#D9AE8A', '#C08A62', '#8F5E3E', '#6A432C']
/** From this one on, a skin is deep. */
const DEEP_SKIN = 3
const NEAR_SKIN = 0.14
/** How much farther each deeper skin counts. */
const DEEPER = 0.02
/** Closer than this to the ground, a colour would not be seen on it. */
const LEAST_STEP = 0.07
/** OKLab lightness that no shadow's colour exceeds. */
const DEEPEST_SHADOW = 0.3
const SHADE = 0.3
const TINT = 0.3

export function plateColours({ palette, ground }: PlateRecord): PlateColours {
  const byTone = [...palette, ground].sort((one, other) => lightness(one) - lightness(other))
  const dark = byTone[0] ?? ground
  const light = byTone[byTone.length - 1] ?? ground
  const accent = [...palette].sort((one, other) => chroma(other) - chroma(one))[0] ?? dark
  const clamped = Math.min(LIGHTEST_GROUND, Math.max(DARKEST_GROUND, lightness(ground)))
  return {
    palette,
    ground: clamped === lightness(ground) ? ground : atLightness(ground, clamped),
    dark,
    light,
    flesh: fleshOf(palette, ground, dark, light),
    deepFlesh: deepFleshOf(palette, ground),
    accent,
  }
}

/** The colour in the plate's own shadow: towards its dark, or towards its light when it is the dark itself. */
export function shaded({ dark, light }: PlateColours, colour: string): string {
  const { l, a, b } = labOf(dark)
  // A shadow takes a little of the dark's hue and none of its vividness: white in the shade of red is not pink.
  const shadow = hexOf({ l: Math.min(l, DEEPEST_SHADOW), a: a * 0.5, b: b * 0.5 })
  const toDark = mix(colour, shadow, SHADE)
  if (difference(toDark, colour) > 0.07) return toDark
  return mix(colour, light, 0.16)
}

/** The colour in the plate's own light. */
export function lit({ light }: PlateColours, colour: string): string {
  const toLight = mix(colour, light, TINT)
  return difference(toLight, colour) > 0.05 ? toLight : atLightness(colour, Math.min(0.99, lightness(colour) + 0.08))
}

/** The palette, nearest first to "first in the palette, and plain to see against every one of `behind`". */
export function apart(palette: readonly string[], behind: readonly string[], least = 0.16): string[] {
  const gap = (colour: string): number => Math.min(...behind.map((other) => difference(colour, other)))
  const clear = palette.filter((colour) => gap(colour) >= least)
  return clear.length > 0 ? clear : [...palette].sort((one, other) => gap(other) - gap(one)).slice(0, 1)
}

function fleshOf(palette: readonly string[], ground: string, dark: string, light: string): string {
  // Fair skins first: a brown is as often a coat, and a record that means deep skin says "brown".
  const distance = (colour: string): number =>
    Math.min(...SKINS.map((skin, depth) => hueDistance(colour, skin) + depth * DEEPER))
  const seen = palette.filter((colour) => difference(colour, ground) > LEAST_STEP)
  const nearest = seen.sort((one, other) => distance(one) - distance(other))[0]
  if (nearest && distance(nearest) < NEAR_SKIN) return nearest
  return mix(mix(light, '#D9AE8A', 0.5), dark, 0.12)
}

/** The palette's nearest to a deep skin that shows on the ground, or such a skin itself. */
function deepFleshOf(palette: readonly string[], ground: string): string {
  const distance = (colour: string): number =>
    Math.min(...SKINS.slice(DEEP_SKIN).map((skin) => hueDistance(colour, skin)))
  const nearest = palette
    .filter((colour) => difference(colour, ground) > LEAST_STEP)
    .sort((one, other) => distance(one) - distance(other))[0]
  return nearest && distance(nearest) < NEAR_SKIN ? nearest : (SKINS[DEEP_SKIN] ?? '#8F5E3E')
}

function hueDistance(one: string, other: string): number {
  const first = labOf(one)
  const second = labOf(other)
  return Math.hypot(0.7 * (first.l - second.l), 2.5 * (first.a - second.a), 2 * (first.b - second.b))
}
