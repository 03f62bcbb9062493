/** BarScale: one scale for all bars of a drawer, in percent of the bar's width. */

export interface BarScale {
  /** Where a score lies, in percent from the left. */
  at(score: number): number
}

/** Room at both ends, as a share of the whole, so that no bar touches the edge. */
const EDGE = 0.02

/** Spans every running sum of `values` and zero. All zeros give a scale on which everything lies at the left. */
export function barScale(values: readonly number[]): BarScale {
  let sum = 0
  let low = 0
  let high = 0
  for (const value of values) {
    sum += value
    low = Math.min(low, sum)
    high = Math.max(high, sum)
  }
  const span = high - low || 1
  return { at: (score) => 100 * (EDGE + ((score - low) / span) * (1 - 2 * EDGE)) }
}
