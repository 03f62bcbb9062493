/** Weights that are positive and sum to 1. */

/** e^w / sum(e^w), in the order given; equal weights for equal numbers, [] for none. */
export function softmax(weights: ArrayLike<number>): number[] {
  const all = Array.from(weights)
  const top = Math.max(...all)
  const powers = all.map((weight) => Math.exp(weight - top))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}
