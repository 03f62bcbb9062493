/** Where things stand when their record does not say, and the drawing of all of them in order. */
import { drawThing } from './draw-thing.ts'
import type { Picture } from './picture.ts'
import { apart, shaded } from './plate-colours.ts'
import type { Axis, Thing } from './plate-record.ts'
import { SPREADS } from './spreads/spreads.ts'
import { pickColour } from './tones.ts'
import type { Stand } from './touch.ts'

/**
 * Markup of things in their given order (the first is farthest away). `behind` are the colours they must be told from;
 * `foot` is where unplaced ones stand, `tall` how high they are, both as shares of the picture's height.
 */
export function drawThings(
  picture: Picture,
  things: readonly Thing[],
  behind: readonly string[],
  foot: number,
  tall: number,
): string {
  const { record, width, height, colours, touch } = picture
  const standing = things.filter((thing) => !isSpread(thing))
  const loose = standing.filter((thing) => typeof thing === 'string')
  const mains = apart(colours.palette, [...behind, ...(touch.material ? [] : [colours.flesh])], 0.14)
  let placed = 0
  let coloured = 0
  return things
    .map((thing) => {
      const spec = typeof thing === 'string' ? thing : thing[0]
      const words = spec.split(' ')
      const spread = SPREADS[words[0] ?? '']
      if (spread) {
        const level = typeof thing === 'string' ? record.horizon : thing[2]
        return spread(picture, pickColour(colours, words) ?? shaded(colours, colours.ground), level * height)
      }
      let stand: Stand
      if (typeof thing === 'string') {
        stand = standOf(record.axis, placed, loose.length, foot, tall, picture)
        placed += 1
      } else stand = { x: thing[1] * width, y: thing[2] * height, size: thing[3] * height }
      const main = mains[coloured % mains.length] ?? colours.dark
      coloured += 1
      return drawThing(touch, spec, stand, main)
    })
    .join('')
}

export function isSpread(thing: Thing): boolean {
  const spec = typeof thing === 'string' ? thing : thing[0]
  return SPREADS[spec.split(' ')[0] ?? ''] !== undefined
}

/** The place of one of `count` things along an axis. */
export function standOf(
  axis: Axis,
  index: number,
  count: number,
  foot: number,
  tall: number,
  { width, height, random }: Picture,
): Stand {
  const share = count === 1 ? 0.5 : index / (count - 1)
  const size = tall * height
  const tremble = (random() - 0.5) * 0.03
  const spread = Math.min(0.72, 0.2 + 0.13 * count)
  const x = (0.5 + (share - 0.5) * spread + tremble) * width
  const y = foot * height
  if (axis === 'diagonal-right') return { x, y: y + (0.5 - share) * 0.22 * height, size }
  if (axis === 'diagonal-left') return { x, y: y + (share - 0.5) * 0.22 * height, size }
  if (axis === 'pyramid') {
    const off = Math.abs(share - 0.5) * 2
    return { x, y, size: size * (count === 1 ? 1 : 1.12 - 0.3 * off) }
  }
  if (axis === 'circle' && count > 2) {
    const angle = Math.PI * (0.5 + (2 * index) / count)
    return {
      x: (0.5 + 0.3 * Math.cos(angle)) * width,
      y: y - 0.14 * height + 0.14 * height * Math.sin(angle),
      size: size * 0.85,
    }
  }
  if (axis === 'grid' && count > 3) {
    const columns = Math.ceil(Math.sqrt(count))
    const rows = Math.ceil(count / columns)
    const cell = height / rows
    return {
      x: ((index % columns) + 0.5) * (width / columns),
      y: (Math.floor(index / columns) + 0.92) * cell,
      size: cell * 0.8,
    }
  }
  return { x, y: y + (random() - 0.5) * 0.03 * height, size }
}
