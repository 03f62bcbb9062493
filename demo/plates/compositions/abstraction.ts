/** Pictures of nothing but themselves: planes, fields, rings and drips. */
import { drawGround } from '../ground.ts'
import type { Composition } from '../picture.ts'
import { drawThings } from '../place-things.ts'
import { chooseFrom } from '../words.ts'
import { FIELDS } from './fields.ts'
import { GRIDS } from './grids.ts'
import { PLANES } from './planes.ts'

const GEOMETRIC = { ...PLANES, ...GRIDS }
const ALL = { ...GEOMETRIC, ...FIELDS }

export const abstraction: Composition = (picture) => {
  const { record, colours, random } = picture
  const named = chooseFrom(ALL, record, random)
  // A record that names nothing gets a form of its own kind.
  const { entry, rest } = named.found
    ? named
    : chooseFrom(record.composition === 'abstraction-geometric' ? GEOMETRIC : FIELDS, record, random)
  return drawGround(picture) + (entry?.(picture) ?? '') + drawThings(picture, rest, [colours.ground], 0.8, 0.4)
}
