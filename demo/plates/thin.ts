/** Outlines with fewer knots. */
import type { Knot, Outline } from './outline.ts'

/** Plate units by which a cut outline may leave its curve. */
const TOLERANCE = 0.6

/** Leaves out knots within `tolerance` plate units of their neighbours' line (Douglas and Peucker, 1973, on two halves). */
export function thin(ring: readonly Knot[], tolerance = TOLERANCE): Outline {
  if (ring.length < 4) return ring
  const half = Math.floor(ring.length / 2)
  return [
    ...simplify(ring.slice(0, half + 1), tolerance).slice(0, -1),
    ...simplify([...ring.slice(half), ...ring.slice(0, 1)], tolerance).slice(0, -1),
  ]
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
  return [
    ...simplify(line.slice(0, farthest + 1), tolerance).slice(0, -1),
    ...simplify(line.slice(farthest), tolerance),
  ]
}
