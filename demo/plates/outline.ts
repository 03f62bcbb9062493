/** Outlines: rings of knots in plate units, read from the shape books, put in place and made tremble. */

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

/** A knot where the line runs smoothly through. */
export function bend(x: number, y: number): Knot {
  return { x, y, corner: false }
}

/** A knot where the line breaks. */
export function corner(x: number, y: number): Knot {
  return { x, y, corner: true }
}

/** Reads "12,40 18,30* ...": knots, those with a star being corners. */
export function readOutline(text: string): Outline {
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

export function bounds(outline: Outline): { left: number; top: number; right: number; bottom: number } {
  const xs = outline.map((knot) => knot.x)
  const ys = outline.map((knot) => knot.y)
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}

export function knotAt(outline: Outline, index: number, open: boolean): Knot {
  const clamped = open ? Math.min(outline.length - 1, Math.max(0, index)) : (index + outline.length) % outline.length
  return outline[clamped] ?? { x: 0, y: 0, corner: true }
}

/** The handle that a smooth knot has on both sides, so that "s" may mirror it (Catmull and Rom, 1974). */
export function handle(outline: Outline, index: number, open: boolean): { readonly x: number; readonly y: number } {
  const here = knotAt(outline, index, open)
  if (here.corner) return { x: 0, y: 0 }
  const before = knotAt(outline, index - 1, open)
  const after = knotAt(outline, index + 1, open)
  const along = Math.hypot(after.x - before.x, after.y - before.y)
  if (along === 0) return { x: 0, y: 0 }
  // No longer than the nearer neighbour allows: a long handle on a short piece would loop.
  const nearer = Math.min(
    Math.hypot(here.x - before.x, here.y - before.y),
    Math.hypot(after.x - here.x, after.y - here.y),
  )
  const reach = Math.min(along / 6, open && nearer === 0 ? along / 6 : nearer * 0.5)
  return { x: ((after.x - before.x) / along) * reach, y: ((after.y - before.y) / along) * reach }
}
