/** Pictures of nothing but themselves: planes, fields, rings and drips. */
import type { Composition } from '../picture.ts'
import { drawThings } from '../place-things.ts'
import { chooseFrom } from '../words.ts'
import { FIELDS } from './fields.ts'
import { PLANES } from './planes.ts'
import { drawGround } from '../surface.ts'

export const abstraction: Composition = (picture) => {
  const { record, colours, random } = picture
  const book = record.composition === 'abstraction-geometric' ? { ...FIELDS, ...PLANES } : { ...PLANES, ...FIELDS }
  const { entry, rest } = chooseFrom(book, record, random)
  return drawGround(picture) + (entry?.(picture) ?? '') + drawThings(picture, rest, [colours.ground], 0.8, 0.4)
}
