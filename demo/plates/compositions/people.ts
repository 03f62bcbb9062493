/** Figures and crowds: people before a quiet division, placed by the work's own layout or by its axis. */
import { drawCrowd } from '../crowd.ts'
import type { Composition } from '../picture.ts'
import { drawThings, isSpread } from '../place-things.ts'
import type { Thing } from '../plate-record.ts'
import { drawStrokes } from '../strokes.ts'
import { drawBackdrop } from './backdrop.ts'

const POSES = ['standing', 'robed', 'seated', 'walking', 'kneeling']
/** So many figures are drawn one by one when a record names none. */
const MOST_SINGLE = 4

export const people: Composition = (picture) => {
  const { record, random } = picture
  const { markup, behind } = drawBackdrop(picture)
  const things: readonly Thing[] = record.things ?? []
  const foot = Math.max(0.93, record.horizon + 0.08)
  const tall = 0.42 + 0.45 * record.scale
  const named = things.some((thing) => !isSpread(thing))
  const rank =
    record.composition === 'crowd' && !things.some((thing) => typeof thing === 'string' && thing.startsWith('alone'))
  const first = Math.floor(random() * POSES.length)
  const poses = named
    ? things
    : [
        ...things,
        ...Array.from(
          { length: Math.min(MOST_SINGLE, Math.max(1, record.figures)) },
          (_, index) => `${POSES[(first + index) % POSES.length] ?? 'standing'}${index % 2 ? ' left' : ''}`,
        ),
      ]
  const spreads = poses.filter(isSpread)
  const standing = poses.filter((thing) => !isSpread(thing))
  return (
    markup +
    drawThings(picture, spreads, behind, foot, tall) +
    drawStrokes(picture) +
    (rank ? drawCrowd(picture, behind) : '') +
    (rank && !named ? '' : drawThings(picture, standing, behind, foot, tall))
  )
}
