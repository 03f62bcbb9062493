/** Writing to be looked at: the stroke's weight and the page's rhythm, never readable words. */
import { drawGround } from '../ground.ts'
import type { Composition } from '../picture.ts'
import { drawThings } from '../place-things.ts'
import { chooseFrom } from '../words.ts'
import { SCRIPTS } from './scripts.ts'

export const calligraphy: Composition = (picture) => {
  const { record, colours, random } = picture
  const { entry, rest } = chooseFrom(SCRIPTS, record, random)
  return drawGround(picture) + (entry?.(picture) ?? '') + drawThings(picture, rest, [colours.ground], 0.8, 0.3)
}
