/** What a crowded plate leaves out, step by step, until it fits its bytes. */
import { type Outline } from './outline.ts'
import { thin } from './thin.ts'

/** The last step. */
export const MOST_THRIFT = 5

/** The least size of a thing, in plate units, that keeps its shadows, its fine lines, its folds, its place. */
export interface LeastSizes {
  readonly shadow: number
  readonly line: number
  readonly fold: number
  readonly thing: number
}

const EVERYTHING: LeastSizes = { shadow: 36, line: 20, fold: 30, thing: 0 }
const LEAST_SIZES: readonly LeastSizes[] = [
  EVERYTHING,
  { shadow: 80, line: 60, fold: 60, thing: 0 },
  { shadow: 120, line: 90, fold: 90, thing: 12 },
  { shadow: 150, line: 140, fold: 110, thing: 18 },
  { shadow: 175, line: 160, fold: 150, thing: 24 },
  { shadow: 999, line: 999, fold: 999, thing: 30 },
]
/** Things of less than this size, in plate units, are cut with straight cuts. */
const FACET_SIZES = [0, 0, 0, 60, 125, 175]
/** Plate units by which each step after the first lets an outline be simpler. */
const KNOT_TOLERANCE = 0.45

export function leastSizes(thrift: number): LeastSizes {
  return LEAST_SIZES[thrift] ?? EVERYTHING
}

/** The outline with fewer knots, the fewer the greater the thrift. */
export function simpler(outline: Outline, thrift: number): Outline {
  return thrift < 2 ? outline : thin(outline, KNOT_TOLERANCE * (thrift - 1))
}

/** Small things of a crowded plate are cut with straight cuts: half the bytes of curves. */
export function faceted(outline: Outline, thrift: number, size: number): Outline {
  return size < (FACET_SIZES[thrift] ?? 0) ? outline.map((knot) => ({ ...knot, corner: true })) : outline
}
