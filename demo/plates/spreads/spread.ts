import type { Picture } from '../picture.ts'

/** Markup of what spreads over a picture in `colour`; `level` is where it begins or ends, in plate units from the top. */
export type Spread = (picture: Picture, colour: string, level: number) => string
