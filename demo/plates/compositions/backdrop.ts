/** The quiet division behind figures: wall and floor, or sky and ground. */
import { difference, lightness, mix } from '../colour.ts'
import { drawGround } from '../ground.ts'
import { rectangle } from '../markup.ts'
import type { Picture } from '../picture.ts'
import { shaded } from '../plate-colours.ts'

/** Closer to the ground than this, a colour would not be seen as another. */
const LEAST_STEP = 0.08

/** The colour below the horizon: the palette's nearest to the ground that can still be told from it. */
export function floorColour({ colours }: Picture): string {
  const near = [...colours.palette]
    .filter((colour) => difference(colour, colours.ground) >= LEAST_STEP)
    .sort((one, other) => difference(one, colours.ground) - difference(other, colours.ground))[0]
  // A vivid floor would outshout the figures.
  return near === undefined ? shaded(colours, colours.ground) : mix(colours.ground, near, 0.62)
}

/** Wall and floor. Returns the markup and the colours that figures must stand out from. */
export function drawBackdrop(picture: Picture): { readonly markup: string; readonly behind: readonly string[] } {
  const { record, width, height, colours } = picture
  const floor = floorColour(picture)
  const y = record.horizon * height
  const markup = drawGround(picture) + rectangle(floor, 0, y, width, height - y)
  return { markup, behind: lightness(floor) === lightness(colours.ground) ? [colours.ground] : [colours.ground, floor] }
}
