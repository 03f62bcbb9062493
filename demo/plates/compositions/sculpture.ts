/** One object in the round, in its own material, on a plinth or a base, with the shadow it throws. */
import { mix } from '../colour.ts'
import { drawGround } from '../ground.ts'
import { ellipse, rectangle } from '../markup.ts'
import type { Composition } from '../picture.ts'
import { drawThings, isSpread } from '../place-things.ts'
import { apart, shaded } from '../plate-colours.ts'
import type { Thing } from '../plate-record.ts'
import { drawStrokes } from '../strokes.ts'

const DEFAULTS = ['kore', 'giant', 'bust', 'head', 'idol', 'draped']

/** Share of the height kept free above a statue. */
const HEADROOM = 0.035

export const sculpture: Composition = (picture) => {
  const { record, width, height, colours, random } = picture
  const things: readonly Thing[] = record.things ?? [DEFAULTS[Math.floor(random() * DEFAULTS.length)] ?? 'giant']
  const spreads = things.filter(isSpread)
  const foot = Math.min(0.92, Math.max(0.62, record.horizon))
  const bare = things.some((thing) => thing === 'bare')
  // Whatever stands on a high plinth must still keep its head in the picture.
  const tall = Math.min(foot - HEADROOM, 0.5 + 0.38 * record.scale)
  const shelf = shaded(colours, colours.ground)
  const plinth = mix(colours.ground, colours.dark, 0.5)
  const standing = things.filter((thing) => !isSpread(thing) && thing !== 'bare')
  const base = bare
    ? ''
    : rectangle(shelf, 0, foot * height, width, height) +
      (foot < 0.9 ? rectangle(plinth, width * 0.5 - 46, foot * height, 92, height) : '') +
      ellipse(mix(shelf, colours.dark, 0.35), width * 0.54, foot * height + 2, 18 + 34 * record.scale, 4)
  // A material's first colour must be told from the wall; a gilt bronze on gold takes its shade.
  const main = apart(colours.palette, [colours.ground], 0.12)
  return (
    drawGround(picture) +
    drawThings(picture, spreads, [colours.ground], foot, tall) +
    drawStrokes(picture) +
    base +
    drawThings({ ...picture, colours: { ...colours, palette: main } }, standing, [colours.ground], foot + 0.005, tall)
  )
}
