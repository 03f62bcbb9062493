/** Colours as the eye compares them: OKLab (Björn Ottosson, "A perceptual color space for image processing", 2020). */

export interface Lab {
  /** Lightness, 0 black to 1 white. */
  readonly l: number
  /** Green (negative) to red; within about ±0.3. */
  readonly a: number
  /** Blue (negative) to yellow; within about ±0.3. */
  readonly b: number
}

/** A few thousand colours at most: those of the records and their mixtures. */
const known = new Map<string, Lab>()

/** Reads `#RRGGBB`, in either case. Anything else gives NaN channels. */
export function labOf(hex: string): Lab {
  const found = known.get(hex)
  if (found) return found
  const lab = convert(hex)
  known.set(hex, lab)
  return lab
}

function convert(hex: string): Lab {
  const value = Number.parseInt(hex.slice(1), 16)
  const red = linear((value >> 16) & 255)
  const green = linear((value >> 8) & 255)
  const blue = linear(value & 255)
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  }
}

/** Writes `#rrggbb`; what the screen cannot show is clipped channel by channel. */
export function hexOf({ l, a, b }: Lab): string {
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  const red = encoded(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short)
  const green = encoded(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short)
  const blue = encoded(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short)
  return `#${((red << 16) | (green << 8) | blue).toString(16).padStart(6, '0')}`
}

/** `share` 0 gives `from`, 1 gives `to`. */
export function mix(from: string, to: string, share: number): string {
  const start = labOf(from)
  const end = labOf(to)
  return hexOf({
    l: start.l + (end.l - start.l) * share,
    a: start.a + (end.a - start.a) * share,
    b: start.b + (end.b - start.b) * share,
  })
}

/** 0 (the same) to about 1 (black and white). A step of 0.1 is plain to see between flat shapes. */
export function difference(one: string, other: string): number {
  const first = labOf(one)
  const second = labOf(other)
  // Hue and chroma count double: a plate is told from its neighbour by colour before it is told by tone.
  return Math.hypot(first.l - second.l, 2 * (first.a - second.a), 2 * (first.b - second.b))
}

export function lightness(hex: string): number {
  return labOf(hex).l
}

export function chroma(hex: string): number {
  const { a, b } = labOf(hex)
  return Math.hypot(a, b)
}

/** The same hue at another lightness, 0 to 1. */
export function atLightness(hex: string, l: number): string {
  return hexOf({ ...labOf(hex), l })
}

function linear(channel: number): number {
  const share = channel / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

function encoded(share: number): number {
  const clipped = Math.min(1, Math.max(0, share))
  return Math.round(255 * (clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055))
}
