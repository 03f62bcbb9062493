/** The side of an outline that the light does not reach. */
import { type Knot, type Outline, bounds, flatten } from './outline.ts'
import { thin } from './thin.ts'

const CUT_STEPS = 6

/** Slices by which a standing outline is measured for its shadow. */
const SLICES = 7

/** Wider than this times its height, a thing lies rather than stands. */
const LYING = 1.15

/** A line across an outline: for a level (y, or x when `level` is false) the other coordinate of the cut. */
interface Cut {
  readonly upright: boolean
  readonly at: (level: number) => number
  /** Which side is kept: 1 the greater, -1 the lesser coordinates. */
  readonly keep: -1 | 1
}

/**
 * The side away from the light: `light` -1 from the left, 1 from the right, always from above; `depth` 0 to 1 of the
 * width (of the height, for what lies rather than stands; `lies` overrules the outline's own proportions).
 */
export function shadeOf(outline: Outline, light: -1 | 1, depth: number, lies?: boolean): Outline {
  const { left, top, right, bottom } = bounds(outline)
  const width = right - left
  const height = bottom - top
  if (lies ?? width > height * LYING) {
    // Lying things are dark below, a little more on the far side.
    const at = (x: number): number => top + height * (1 - depth + light * 0.14 * (((x - left) / width) * 2 - 1))
    return cutOutline(outline, { upright: false, at, keep: 1 })
  }
  const flat = flatten(outline)
  const slices = Array.from({ length: SLICES + 1 }, (_, slice) => {
    const y = top + (height * (slice + 0.5)) / (SLICES + 1)
    const crossings = crossingsAt(flat, y)
    const from = crossings[0] ?? left
    const to = crossings[crossings.length - 1] ?? right
    return light < 0 ? to - (to - from) * depth : from + (to - from) * depth
  })
  // Smoothed, so that an arm or a sleeve does not notch the shadow.
  const smooth = slices.map((here, slice) => ((slices[slice - 1] ?? here) + 2 * here + (slices[slice + 1] ?? here)) / 4)
  const at = (y: number): number => {
    const place = Math.min(SLICES, Math.max(0, ((y - top) / height) * (SLICES + 1) - 0.5))
    const below = smooth[Math.floor(place)] ?? left
    const above = smooth[Math.min(SLICES, Math.floor(place) + 1)] ?? below
    return below + (above - below) * (place % 1)
  }
  return cutOutline(outline, { upright: true, at, keep: light < 0 ? 1 : -1 })
}

/** The part of an outline on one side of a cut, as straight pieces (after Sutherland and Hodgman, 1974). */
function cutOutline(outline: Outline, { upright, at, keep }: Cut): Outline {
  const flat = flatten(outline)
  const level = (knot: Knot): number => (upright ? knot.y : knot.x)
  const beyond = (knot: Knot): number => keep * (upright ? knot.x - at(knot.y) : knot.y - at(knot.x))
  const kept: Knot[] = []
  let left: Knot | null = null
  const follow = (from: Knot, to: Knot): void => {
    for (let step = 1; step < CUT_STEPS; step += 1) {
      const here = level(from) + ((level(to) - level(from)) * step) / CUT_STEPS
      kept.push(upright ? { x: at(here), y: here, corner: true } : { x: here, y: at(here), corner: true })
    }
  }
  const start = flat.findIndex((knot) => beyond(knot) > 0)
  if (start < 0) return []
  for (let step = 0; step <= flat.length; step += 1) {
    const from = flat[(start + step) % flat.length]
    const to = flat[(start + step + 1) % flat.length]
    if (!from || !to) break
    const before = beyond(from)
    const after = beyond(to)
    if (before > 0 !== after > 0) {
      const share = before / (before - after)
      const crossing = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share, corner: true }
      if (left) follow(left, crossing)
      left = before > 0 ? crossing : null
      kept.push(crossing)
    }
    if (after > 0 && step < flat.length - 1) kept.push(to)
    else if (step >= flat.length - 1) break
  }
  return thin(kept)
}

/** Where the level `y` crosses a ring of straight pieces, from left to right. */
export function crossingsAt(flat: Outline, y: number): number[] {
  return flat
    .flatMap((from, index) => {
      const to = flat[(index + 1) % flat.length] ?? from
      return from.y > y === to.y > y ? [] : [from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x)]
    })
    .sort((one, other) => one - other)
}
