/** Inputs brought to mean 0 and spread 1. Raw and missing: a number that is not there, NaN, counts as raw 0 (seed). */
import type { Normalisation } from './model-header.ts'

/**
 * Mean and standard deviation of each of `width` columns of `x`, row-major. Scale 1 for a column that is constant, and
 * for no rows mean 0. Rounded to float32, so that what JSON keeps is short and exact. Cost: two passes.
 */
export function measureInputs(x: Float32Array, width: number): Normalisation {
  const rows = x.length / width
  const mean: number[] = []
  const scale: number[] = []
  for (let column = 0; column < width; column++) {
    let sum = 0
    for (let at = column; at < x.length; at += width) sum += presentOr0(x[at]!)
    const centre = rows === 0 ? 0 : sum / rows
    let squares = 0
    for (let at = column; at < x.length; at += width) squares += (presentOr0(x[at]!) - centre) ** 2
    const spread = Math.fround(Math.sqrt(rows === 0 ? 0 : squares / rows))
    mean.push(Math.fround(centre))
    // Rounding in the mean of a constant column leaves a spread of about 1e-16 of it: as good as none.
    scale.push(spread > Math.abs(centre) * SMALLEST_SPREAD ? spread : 1)
  }
  return { mean, scale }
}

/** Of the mean's size: below it a spread is rounding (float32 has 2^-24, about 6e-8). */
const SMALLEST_SPREAD = 1e-7

/** (x - mean) / scale of every row of `x`, in float64. */
export function normaliseInputs(x: Float32Array, { mean, scale }: Normalisation): Float64Array {
  const width = mean.length
  const out = new Float64Array(x.length)
  for (let at = 0, column = 0; at < x.length; at++) {
    out[at] = (presentOr0(x[at]!) - mean[column]!) / scale[column]!
    column = column + 1 === width ? 0 : column + 1
  }
  return out
}

/** A copy of raw inputs with 0 for every number that is not finite: one broken feature must not cost a score. */
export function withoutMissing(x: Float64Array): Float64Array {
  const out = x.slice()
  for (let at = 0; at < out.length; at++) if (!Number.isFinite(out[at]!)) out[at] = 0
  return out
}

function presentOr0(value: number): number {
  return Number.isNaN(value) ? 0 : value
}
