/** How much higher than its bound by whole numbers a row's exact score can be (SPEC VX14). */
import type { QuantisedQuery } from './quantised-query.ts'

/** Half a unit in the last place of float32, relative. */
const ROUNDING = 2 ** -24
/** Roundings of the bound itself (25) and of what follows the eight sums of a score (6), and as many again to spare. */
const OTHER_STEPS = 64
/** Sums of a score that run side by side: each adds dim / 8 products. */
const SUMS = 8
/** Four roundings of at most 2^-150 each, where numbers are too small for relative ones. */
const UNDERFLOW = 2 ** -147

/**
 * For an index whose longest row is `longest.row` and, by its codes alone, `longest.codes`: |remainder of the query| ·
 * longest codes, and the roundings of score and bound. A row's exact score is at most query scale · approximate score +
 * query length · remainder of the row + this.
 */
export function scoreSlack(
  query: QuantisedQuery,
  longest: { readonly codes: number; readonly row: number },
  dim: number,
): number {
  const rounded = (dim / SUMS + OTHER_STEPS) * ROUNDING * query.length * longest.row
  return query.remainder * longest.codes + rounded + UNDERFLOW
}
