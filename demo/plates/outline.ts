/** Outlines: rings of knots, cut to shape, lit from one side and written as short SVG path data. */

/** A point of an outline, in plate units; at a corner the line breaks, elsewhere it runs smoothly through. */
export interface Knot {
  readonly x: number
  readonly y: number
  readonly corner: boolean
}

export type Outline = readonly Knot[]

/** Where to put an outline drawn in a box of 100 x 100: its scale and the place of the box's top left corner. */
export interface Placing {
  readonly x: number
  readonly y: number
  readonly scale: number
  readonly mirrored: boolean
  /** Degrees, clockwise, about the middle of the foot (50, 100). */
  readonly turn: number
}

const BOX = 100
/** How many straight pieces stand for one smooth piece when an outline is cut. */
const PIECES = 4
/** Plate units by which a cut outline may leave its curve. */
const TOLERANCE = 0.6
const CUT_STEPS = 6
/** Slices by which a standing outline is measured for its shadow. */
const SLICES = 7
/** Wider than this times its height, a thing lies rather than stands. */
const LYING = 1.15

/** A knot where the line runs smoothly through. */
export function bend(x: number, y: number): Knot {
  return { x, y, corner: false }
}

/** A knot where the line breaks. */
export function corner(x: number, y: number): Knot {
  return { x, y, corner: true }
}

/** The shape books' texts, each read once. */
const read = new Map<string, Outline>()

/** Reads "12,40 18,30* ...": knots, those with a star being corners. */
export function readOutline(text: string): Outline {
  const known = read.get(text)
  if (known) return known
  const outline = parse(text)
  read.set(text, outline)
  return outline
}

function parse(text: string): Outline {
  return text.split(' ').map((knot) => {
    const [x = '0', y = '0'] = knot.split(',')
    return { x: Number(x), y: Number.parseFloat(y), corner: knot.endsWith('*') }
  })
}

export function place(outline: Outline, { x, y, scale, mirrored, turn }: Placing): Outline {
  const angle = (turn * Math.PI) / 180
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  return outline.map((knot) => {
    const across = (mirrored ? BOX / 2 - knot.x : knot.x - BOX / 2) * scale
    const down = (knot.y - BOX) * scale
    return {
      x: x + (BOX / 2) * scale + across * cos - down * sin,
      y: y + BOX * scale + across * sin + down * cos,
      corner: knot.corner,
    }
  })
}

/** Moves every knot by up to `reach` plate units each way: the hand's own tremble. */
export function wobble(outline: Outline, reach: number, random: () => number): Outline {
  return outline.map((knot) => ({
    x: knot.x + (random() * 2 - 1) * reach,
    y: knot.y + (random() * 2 - 1) * reach,
    corner: knot.corner,
  }))
}

/** Path data in whole plate units, to be filled; `open`: to be drawn as a line. Fewer than two knots give ''. */
export function pathData(outline: Outline, open = false): string {
  const first = outline[0]
  if (!first || outline.length < 2) return ''
  const pen = { x: Math.round(first.x), y: Math.round(first.y) }
  let data = `M${join([pen.x, pen.y])}`
  let verb = ''
  /** Whether the last piece arrived smoothly, so that the next may mirror its handle ("s"). */
  let smooth = false
  const write = (next: string, numbers: readonly number[]): void => {
    const written = join(numbers)
    data += next === verb ? (written.startsWith('-') ? written : ` ${written}`) : next + written
    verb = next
  }
  const last = open ? outline.length - 1 : outline.length
  for (let index = 0; index < last; index += 1) {
    const from = knotAt(outline, index, open)
    const to = knotAt(outline, index + 1, open)
    const leaving = handle(outline, index, open)
    const arriving = handle(outline, index + 1, open)
    const end = [Math.round(to.x) - pen.x, Math.round(to.y) - pen.y]
    const before = [Math.round(to.x - arriving.x) - pen.x, Math.round(to.y - arriving.y) - pen.y]
    const straight = leaving.x === 0 && leaving.y === 0 && arriving.x === 0 && arriving.y === 0
    // A fill closes itself with a straight line.
    if (straight && index === outline.length - 1) break
    if (straight) write('l', end)
    else if (smooth) write('s', [...before, ...end])
    else write('c', [Math.round(from.x + leaving.x) - pen.x, Math.round(from.y + leaving.y) - pen.y, ...before, ...end])
    smooth = !straight && !to.corner
    pen.x = Math.round(to.x)
    pen.y = Math.round(to.y)
  }
  return data
}

/** The outline as straight pieces. */
export function flatten(outline: Outline): Outline {
  return outline.flatMap((from, index) => {
    const to = knotAt(outline, index + 1, false)
    const leaving = handle(outline, index, false)
    const arriving = handle(outline, index + 1, false)
    if (leaving.x === 0 && leaving.y === 0 && arriving.x === 0 && arriving.y === 0) return [{ ...from, corner: true }]
    return Array.from({ length: PIECES }, (_, piece) => {
      const t = piece / PIECES
      const s = 1 - t
      const [p, q, r, u] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
      return {
        x: p * from.x + q * (from.x + leaving.x) + r * (to.x - arriving.x) + u * to.x,
        y: p * from.y + q * (from.y + leaving.y) + r * (to.y - arriving.y) + u * to.y,
        corner: true,
      }
    })
  })
}

/** A line across an outline: for a level (y, or x when `level` is false) the other coordinate of the cut. */
export interface Cut {
  readonly upright: boolean
  readonly at: (level: number) => number
  /** Which side is kept: 1 the greater, -1 the lesser coordinates. */
  readonly keep: -1 | 1
}

/** The part of an outline on one side of a cut, as straight pieces (after Sutherland and Hodgman, 1974). */
export function cutOutline(outline: Outline, { upright, at, keep }: Cut): Outline {
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

/** Where the level `y` crosses a ring of straight pieces, from left to right. */
export function crossingsAt(flat: Outline, y: number): number[] {
  return flat
    .flatMap((from, index) => {
      const to = flat[(index + 1) % flat.length] ?? from
      return from.y > y === to.y > y ? [] : [from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x)]
    })
    .sort((one, other) => one - other)
}

/** A line as a closed outline that grows thin towards its end, as a limb or a stroke of the brush does. */
export function taper(spine: Outline, width: number, end = 0.6): Outline {
  const last = spine.length - 1
  const edge = (side: -1 | 1): Knot[] =>
    spine.map((knot, index) => {
      const along = heading(spine, index) ?? { x: 1, y: 0 }
      const half = (side * width * (1 - ((1 - end) * index) / Math.max(1, last))) / 2
      return { x: knot.x - along.y * half, y: knot.y + along.x * half, corner: knot.corner }
    })
  return [...edge(1), ...edge(-1).reverse()]
}

export function bounds(outline: Outline): { left: number; top: number; right: number; bottom: number } {
  const xs = outline.map((knot) => knot.x)
  const ys = outline.map((knot) => knot.y)
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}

/** Numbers as SVG reads them back, with as few separators as it allows. */
export function join(numbers: readonly number[]): string {
  return numbers
    .map((number, index) => {
      const written = `${number}`.replace(/^(-?)0\./, '$1.')
      return index > 0 && !written.startsWith('-') ? ` ${written}` : written
    })
    .join('')
}

export function tenths(number: number): number {
  return Math.round(number * 10) / 10
}

function knotAt(outline: Outline, index: number, open: boolean): Knot {
  const clamped = open ? Math.min(outline.length - 1, Math.max(0, index)) : (index + outline.length) % outline.length
  return outline[clamped] ?? { x: 0, y: 0, corner: true }
}

/** The handle that a smooth knot has on both sides, so that "s" may mirror it (Catmull and Rom, 1974). */
function handle(outline: Outline, index: number, open: boolean): { readonly x: number; readonly y: number } {
  const here = knotAt(outline, index, open)
  if (here.corner) return { x: 0, y: 0 }
  const before = knotAt(outline, index - 1, open)
  const after = knotAt(outline, index + 1, open)
  const along = Math.hypot(after.x - before.x, after.y - before.y)
  if (along === 0) return { x: 0, y: 0 }
  // No longer than the nearer neighbour allows: a long handle on a short piece would loop.
  const nearer = Math.min(Math.hypot(here.x - before.x, here.y - before.y), Math.hypot(after.x - here.x, after.y - here.y))
  const reach = Math.min(along / 6, open && nearer === 0 ? along / 6 : nearer * 0.5)
  return { x: ((after.x - before.x) / along) * reach, y: ((after.y - before.y) / along) * reach }
}

function heading(outline: Outline, index: number): { x: number; y: number } | null {
  const before = knotAt(outline, index - 1, true)
  const after = knotAt(outline, index + 1, true)
  const length = Math.hypot(after.x - before.x, after.y - before.y)
  return length === 0 ? null : { x: (after.x - before.x) / length, y: (after.y - before.y) / length }
}

/** Leaves out knots within `tolerance` plate units of their neighbours' line (Douglas and Peucker, 1973, on two halves). */
export function thin(ring: readonly Knot[], tolerance = TOLERANCE): Outline {
  if (ring.length < 4) return ring
  const half = Math.floor(ring.length / 2)
  return [...simplify(ring.slice(0, half + 1), tolerance).slice(0, -1), ...simplify([...ring.slice(half), ...ring.slice(0, 1)], tolerance).slice(0, -1)]
}

function simplify(line: readonly Knot[], tolerance: number): Knot[] {
  const first = line[0]
  const last = line[line.length - 1]
  if (!first || !last || line.length < 3) return [...line]
  let farthest = 0
  let distance = 0
  const length = Math.hypot(last.x - first.x, last.y - first.y)
  line.forEach((knot, index) => {
    const off =
      length === 0
        ? Math.hypot(knot.x - first.x, knot.y - first.y)
        : Math.abs((last.x - first.x) * (first.y - knot.y) - (first.x - knot.x) * (last.y - first.y)) / length
    if (off > distance) {
      distance = off
      farthest = index
    }
  })
  if (distance <= tolerance) return [first, last]
  return [...simplify(line.slice(0, farthest + 1), tolerance).slice(0, -1), ...simplify(line.slice(farthest), tolerance)]
}
