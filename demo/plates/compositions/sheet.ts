/** A sheet of paper with its margin: a print inked flat or hatched, or a photograph in its greys. */
import { atLightness, lightness, mix } from '../colour.ts'
import { drawGround } from '../ground.ts'
import { line, pierced } from '../markup.ts'
import type { Composition } from '../picture.ts'
import { drawThings, isSpread } from '../place-things.ts'
import { shaded } from '../plate-colours.ts'
import { drawStrokes } from '../strokes.ts'
import { drawBackdrop } from './backdrop.ts'

const MARGIN = { print: 11, photograph: 15 } as const
const PAPER_LIGHTNESS = { print: 0.92, photograph: 0.955 } as const

export const sheet: Composition = (picture) => {
  const { record, width, height, colours } = picture
  const kind = record.composition === 'photograph' ? 'photograph' : 'print'
  const things = record.things ?? ['standing']
  const { markup, behind } = drawBackdrop(picture)
  const foot = Math.max(0.9, Math.min(0.94, record.horizon + 0.1))
  const tall = 0.36 + 0.5 * record.scale
  const bare = things.includes('bare')
  const spreads = things.filter(isSpread)
  const standing = things.filter((thing) => !isSpread(thing) && thing !== 'bare')
  const margin = MARGIN[kind]
  const paper = atLightness(mix(colours.ground, colours.light, 0.8), PAPER_LIGHTNESS[kind])
  const alike = Math.abs(lightness(paper) - lightness(colours.ground)) < 0.05
  const frame = `M0 0h${width}v${height}h-${width}zM${margin} ${margin}v${height - 2 * margin}h${width - 2 * margin}v-${height - 2 * margin}z`
  return (
    (bare ? drawGround(picture) : markup) +
    drawThings(picture, spreads, behind, foot, tall) +
    drawStrokes(picture) +
    drawThings(picture, standing, behind, foot, tall) +
    pierced(paper, frame) +
    (alike
      ? line(
          shaded(colours, colours.ground),
          1.2,
          `M${margin} ${margin}h${width - 2 * margin}v${height - 2 * margin}h-${width - 2 * margin}z`,
        )
      : '')
  )
}
