/** Where the values of a sparkline lie. */

/** Of the drawing, in its own units; a place at each edge for the dot. */
export const SPARK_WIDTH = 96
export const SPARK_HEIGHT = 24
const EDGE = 3

/** From the left to the right edge, the least at the foot; values that are all the same lie in the middle. */
export function sparkPoints(values: readonly number[]): readonly (readonly [x: number, y: number])[] {
  const low = Math.min(...values)
  const span = Math.max(...values) - low
  const step = (SPARK_WIDTH - 2 * EDGE) / Math.max(1, values.length - 1)
  return values.map((value, at) => [
    EDGE + at * step,
    SPARK_HEIGHT - EDGE - (span === 0 ? 0.5 : (value - low) / span) * (SPARK_HEIGHT - 2 * EDGE),
  ])
}
