/** Parallel lines that fill an outline, as an engraver's shadow does. */
import { line } from './markup.ts'
import { type Outline, bounds, flatten } from './outline.ts'
import { join } from './path-data.ts'
import { crossingsAt } from './shade.ts'

const GAP = 3.2
const WIDTH = 1

/** Slanting lines across the outline; `light` decides the slant. A thin outline gives ''. */
export function hatching(outline: Outline, colour: string, light: -1 | 1, gap = GAP): string {
  // A slanted hatch is a level one on a sheared outline.
  const shear = light * 0.7
  const flat = flatten(outline).map(({ x, y }) => ({ x, y: y + x * shear, corner: true }))
  const { top, bottom } = bounds(flat)
  let data = ''
  for (let level = Math.ceil(top / gap) * gap; level < bottom; level += gap) {
    const crossings = crossingsAt(flat, level)
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const left = Math.round(crossings[pair] ?? 0)
      const right = Math.round(crossings[pair + 1] ?? 0)
      if (right - left < 2) continue
      data += `M${join([left, Math.round(level - left * shear)])}l${join([right - left, Math.round(-(right - left) * shear)])}`
    }
  }
  return line(colour, WIDTH, data)
}
