/** Cloth, carpet and ornament: a pattern that fills the plate, and what is woven into it. */
import { drawGround } from '../ground.ts'
import type { Composition } from '../picture.ts'
import { drawThings } from '../place-things.ts'
import { chooseFrom } from '../words.ts'
import { PATTERNS } from './patterns/patterns.ts'

export const textile: Composition = (picture) => {
  const { record, colours, random } = picture
  const { entry, rest } = chooseFrom(PATTERNS, record, random)
  return (
    drawGround(picture) +
    (entry?.(picture) ?? '') +
    drawThings(picture, rest, [colours.ground], 0.82, 0.3 + 0.4 * record.scale)
  )
}
