/** Rows scaled to length 1, and what that does to a gradient. */

/** Below this squared length a row has no direction: it becomes zeros, and no gradient passes that way. */
const NO_LENGTH = 1e-12

/** Scales each of `rows` rows of `dim` numbers to length 1, in place; its factors go into `factors` where given. */
export function toUnitRows(x: Float64Array, rows: number, dim: number, factors?: Float64Array): void {
  for (let r = 0; r < rows; r++) {
    const start = r * dim
    let squares = 0
    for (let j = start; j < start + dim; j++) squares += x[j]! * x[j]!
    const factor = squares < NO_LENGTH ? 0 : 1 / Math.sqrt(squares)
    for (let j = start; j < start + dim; j++) x[j] = x[j]! * factor
    if (factors) factors[r] = factor
  }
}

/** Turns what the loss gains per unit number into what it gains per number before the scaling, in place. */
export function unitRowsGradient(
  unit: Float64Array,
  factors: Float64Array,
  gradient: Float64Array,
  rows: number,
  dim: number,
): void {
  for (let r = 0; r < rows; r++) {
    const start = r * dim
    let along = 0
    for (let j = start; j < start + dim; j++) along += unit[j]! * gradient[j]!
    const factor = factors[r]!
    for (let j = start; j < start + dim; j++) gradient[j] = (gradient[j]! - along * unit[j]!) * factor
  }
}
