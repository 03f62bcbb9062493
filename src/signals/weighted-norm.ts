/** The norm of a weighted sum of unit vectors, and whether the sum has a direction. */
import type { TasteState } from '../contracts/user-signals.ts'

/**
 * [SG15] Likes and dislikes cancel when the norm of their sum is below this share of the sum of their absolute weights.
 * Catalog vectors are float32, so each number of a sum is off by up to 6e-8 of that weight: below 1e-6 a direction would
 * be mostly rounding.
 */
export const CANCELLED_BELOW = 1e-6

/** Weights below this in all, as after half a century at a half-life of 14 days, are nothing: their shares underflow. */
const SMALLEST_WEIGHT = 1e-280

/** `weight`: sum of the absolute coefficients behind `sum`. The norm is 0 when the state is 'none'. Never NaN. */
export function weightedNorm(sum: Float64Array, weight: number): { norm: number; state: TasteState } {
  if (weight < SMALLEST_WEIGHT) return { norm: 0, state: 'none' }
  // Divided first: squares of old weights would underflow.
  const share = Math.sqrt(sum.reduce((total, x) => total + (x / weight) ** 2, 0))
  return { norm: share * weight, state: share < CANCELLED_BELOW ? 'cancelled' : 'present' }
}
