/** All shape books in one: a thing's name gives its parts. */
import { ANIMAL_SHAPES } from './animal-shapes.ts'
import { BUILDING_SHAPES } from './building-shapes.ts'
import { CARVING_SHAPES } from './carving-shapes.ts'
import { CREATURE_SHAPES } from './creature-shapes.ts'
import { IDOL_SHAPES } from './idol-shapes.ts'
import { PLANT_SHAPES } from './plant-shapes.ts'
import { MASK_SHAPES } from './mask-shapes.ts'
import { NATURE_SHAPES } from './nature-shapes.ts'
import { OBJECT_SHAPES } from './object-shapes.ts'
import { PEOPLE_SHAPES } from './people-shapes.ts'
import { STATUE_SHAPES } from './statue-shapes.ts'
import { STORY_SHAPES } from './story-shapes.ts'
import { VESSEL_SHAPES } from './vessel-shapes.ts'

export const SHAPES: Readonly<Record<string, readonly string[]>> = {
  ...PEOPLE_SHAPES,
  ...ANIMAL_SHAPES,
  ...NATURE_SHAPES,
  ...BUILDING_SHAPES,
  ...OBJECT_SHAPES,
  ...STATUE_SHAPES,
  ...IDOL_SHAPES,
  ...CARVING_SHAPES,
  ...MASK_SHAPES,
  ...STORY_SHAPES,
  ...CREATURE_SHAPES,
  ...PLANT_SHAPES,
  ...Object.fromEntries(Object.entries(VESSEL_SHAPES).map(([name, { parts }]) => [name, parts])),
}
