/** Lines with a body. */
import { type Knot, type Outline, knotAt } from './outline.ts'

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

function heading(outline: Outline, index: number): { x: number; y: number } | null {
  const before = knotAt(outline, index - 1, true)
  const after = knotAt(outline, index + 1, true)
  const length = Math.hypot(after.x - before.x, after.y - before.y)
  return length === 0 ? null : { x: (after.x - before.x) / length, y: (after.y - before.y) / length }
}
