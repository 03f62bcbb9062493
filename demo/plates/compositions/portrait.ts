/** One sitter, large; a companion beside where the record counts two. */
import { difference } from '../colour.ts'
import { drawGround } from '../ground.ts'
import type { Composition } from '../picture.ts'
import { drawThings, isSpread } from '../place-things.ts'
import type { Thing } from '../plate-record.ts'
import { drawStrokes } from '../strokes.ts'
import { drawBackdrop } from './backdrop.ts'

/** Above this horizon something lies behind the sitter; below it, only the ground. */
const LANDSCAPE_BEHIND = 0.66

export const portrait: Composition = (picture) => {
  const { record, colours } = picture
  const { markup, behind } =
    record.horizon < LANDSCAPE_BEHIND
      ? drawBackdrop(picture)
      : { markup: drawGround(picture), behind: [colours.ground] }
  const things: readonly Thing[] = record.things?.some((thing) => !isSpread(thing))
    ? record.things
    : [...(record.things ?? []), defaultSitter(record.axis, picture.random)]
  const size = 0.62 + 0.4 * record.scale
  const placed = things.map((thing): Thing => {
    if (typeof thing !== 'string' || !thing.startsWith('bust')) return thing
    const lean = record.axis === 'diagonal-right' ? 0.03 : record.axis === 'diagonal-left' ? -0.03 : 0
    return [thing, 0.5 + lean, 0.02 + size, size]
  })
  const apartFromSkin = colours.palette.filter((colour) => difference(colour, colours.flesh) > 0.08)
  return (
    markup +
    drawStrokes(picture) +
    drawThings(
      { ...picture, colours: { ...colours, palette: apartFromSkin.length > 1 ? colours.palette : colours.palette } },
      placed,
      behind,
      1,
      size,
    )
  )
}

function defaultSitter(axis: string, random: () => number): string {
  const hair = ['crop', 'long', 'bun', 'updo', 'bob', 'coif'][Math.floor(random() * 6)] ?? 'crop'
  const turn = axis === 'diagonal-left' ? 'left' : axis === 'diagonal-right' ? '' : 'front'
  return `bust ${turn} ${hair}`
}
