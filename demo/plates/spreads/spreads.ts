/** All spreads by name: what covers a picture instead of standing in it. */
import { LAND_SPREADS } from './land-spreads.ts'
import type { Spread } from './spread.ts'
import { WALL_SPREADS } from './wall-spreads.ts'
import { WATER_AND_SKY_SPREADS } from './water-and-sky-spreads.ts'

export const SPREADS: Readonly<Record<string, Spread>> = { ...WATER_AND_SKY_SPREADS, ...LAND_SPREADS, ...WALL_SPREADS }
