/** Which composition draws which record. */
import type { Composition } from '../picture.ts'
import type { CompositionName } from '../plate-record.ts'
import { abstraction } from './abstraction.ts'
import { calligraphy } from './calligraphy.ts'
import { city } from './city.ts'
import { interior } from './interior.ts'
import { land } from './land.ts'
import { mask } from './mask.ts'
import { people } from './people.ts'
import { portrait } from './portrait.ts'
import { scroll } from './scroll.ts'
import { sculpture } from './sculpture.ts'
import { sheet } from './sheet.ts'
import { stillLife } from './still-life.ts'
import { textile } from './textile.ts'
import { vessel } from './vessel.ts'

export const COMPOSITIONS: Readonly<Record<CompositionName, Composition>> = {
  portrait,
  figures: people,
  crowd: people,
  landscape: land,
  seascape: land,
  city,
  interior,
  'still-life': stillLife,
  vessel,
  sculpture,
  mask,
  textile,
  print: sheet,
  photograph: sheet,
  scroll,
  calligraphy,
  'abstraction-geometric': abstraction,
  'abstraction-gestural': abstraction,
}
