/** Odds as a table says them. */

const DIGITS = 2

/** Two significant digits, as odds of one in hundreds are the rule. */
export function oddsWords(propensity: number): string {
  return propensity.toPrecision(DIGITS)
}
