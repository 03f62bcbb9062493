/** Numbers of the usual distributions from a source of uniform ones; the same source gives the same numbers. */
import type { Random } from '../../base/random.ts'

/** Exponential of this mean. */
export function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random())
}

/** Pareto: at least `least`, P(X > x) = (least / x)^shape. */
export function pareto(random: Random, least: number, shape: number): number {
  return least * (1 - random()) ** (-1 / shape)
}

/** Normal of mean 0 and variance 1. Source: Box and Muller, 1958. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Beta(a, b) in [0, 1]; a and b of at least 1. Source: two gammas, each by Marsaglia and Tsang, 2000. */
export function beta(random: Random, a: number, b: number): number {
  const x = gamma(random, a)
  return x / (x + gamma(random, b))
}

function gamma(random: Random, shape: number): number {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** Poisson of a small mean: cost O(mean). Source: Knuth, 1969. */
export function poisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random(); product > limit; product *= random()) count++
  return count
}

/** A whole number in [0, n). */
export function below(random: Random, n: number): number {
  return Math.floor(random() * n)
}

/** A sampler of indices by weight: each with probability weight / sum; undefined where nothing weighs anything. */
export type WeightedDraw = (random: Random) => number | undefined

/** Weights of at least 0. Cost: O(n) once, O(log n) a draw. */
export function weightedDraw(weights: ArrayLike<number>): WeightedDraw {
  const sums = new Float64Array(weights.length)
  let sum = 0
  for (let i = 0; i < weights.length; i++) sums[i] = sum += weights[i] ?? 0
  return (random) => {
    if (sum === 0) return undefined
    const at = random() * sum
    return firstAbove(sums, at)
  }
}

/** The first index whose value is above `at`; values ascend. The length where none is. */
export function firstAbove(values: ArrayLike<number>, at: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] ?? 0) > at) high = middle
    else low = middle + 1
  }
  return low
}
