/** The oracle: Bayesian linear regression by its normal equations, solved by Gauss and Jordan with pivots. Slow, obvious. */
import type { Seen } from '../../builders/a-bandit.ts'

export interface ExactRegression {
  readonly weights: readonly number[]
  readonly covariance: readonly (readonly number[])[]
}

/** `weightOf`: how much the reward of an index counts; default 1. */
export function exactRegression(
  seen: readonly Seen[],
  size: number,
  prior: number,
  weightOf: (index: number) => number = () => 1,
): ExactRegression {
  const precision = square(size, (i, j) => (i === j ? prior : 0))
  const moment = Array.from({ length: size }, () => 0)
  seen.forEach(({ context, reward }, index) => {
    for (let i = 0; i < size; i++) {
      moment[i]! += weightOf(index) * reward * context[i]!
      for (let j = 0; j < size; j++) precision[i]![j]! += weightOf(index) * context[i]! * context[j]!
    }
  })
  const covariance = inverse(precision)
  return { covariance, weights: covariance.map((row) => dot(row, moment)) }
}

/** Mean and width of one context. */
export function exactEstimate(
  { weights, covariance }: ExactRegression,
  context: Float64Array,
): { readonly mean: number; readonly width: number } {
  const x = [...context]
  const projected = covariance.map((row) => dot(row, x))
  return { mean: dot(weights, x), width: Math.sqrt(Math.max(0, dot(projected, x))) }
}

function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length
  const rows = matrix.map((row, i) => [...row, ...Array.from({ length: size }, (_, j) => (i === j ? 1 : 0))])
  for (let pivot = 0; pivot < size; pivot++) {
    let best = pivot
    for (let i = pivot; i < size; i++) if (Math.abs(rows[i]![pivot]!) > Math.abs(rows[best]![pivot]!)) best = i
    const swapped = rows[best]!
    rows[best] = rows[pivot]!
    const lead = swapped[pivot]!
    rows[pivot] = swapped.map((x) => x / lead)
    rows.forEach((row, i) => {
      const factor = row[pivot]!
      if (i !== pivot && factor !== 0) rows[i] = row.map((x, j) => x - factor * rows[pivot]![j]!)
    })
  }
  return rows.map((row) => row.slice(size))
}

function square(size: number, of: (i: number, j: number) => number): number[][] {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => of(i, j)))
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, at) => sum + x * b[at]!, 0)
}
