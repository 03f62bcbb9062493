/** What an arm gained over the control, and how sure that is. */
import type { ArmCounts } from './experiment-counts.ts'
import type { Interval } from './bootstrap.ts'
import { studentQuantile95 } from './student-quantile.ts'
import { Z_95 } from './policy-estimate.ts'

/** treatment − control with its 95 % interval, in the unit of the metric. */
export interface Lift extends Interval {
  /** (treatment − control) / control in %; undefined where the control is 0. */
  readonly relative: number | undefined
}

/**
 * Lift of a share of people (each counted 0 or 1): hits of people on either side. The interval is Newcombe's hybrid of
 * Wilson scores, which keeps its promise for few people and shares near 0 or 1. Undefined when a side has nobody.
 * Source: Newcombe, 1998, method 10.
 */
export function liftOfShares(
  control: { readonly hits: number; readonly people: number },
  treatment: { readonly hits: number; readonly people: number },
): Lift | undefined {
  if (control.people === 0 || treatment.people === 0) return undefined
  const a = wilson(treatment.hits, treatment.people)
  const b = wilson(control.hits, control.people)
  const value = a.value - b.value
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
    relative: relative(value, b.value),
  }
}

/**
 * Lift of the mean of a metric over people, by Welch's interval, which does not presume equal variances. A metric that an
 * arm lacks is 0 for its people. Undefined when an arm has fewer than two people. Source: Welch, 1947.
 */
export function liftOfMeans(control: ArmCounts, treatment: ArmCounts, metric: string): Lift | undefined {
  if (control.people < 2 || treatment.people < 2) return undefined
  const a = moments(treatment, metric)
  const b = moments(control, metric)
  const value = a.mean - b.mean
  const variance = a.error + b.error
  const freedom = variance ** 2 / (a.error ** 2 / (treatment.people - 1) + b.error ** 2 / (control.people - 1))
  const margin = variance === 0 ? 0 : studentQuantile95(freedom) * Math.sqrt(variance)
  return { value, low: value - margin, high: value + margin, relative: relative(value, b.mean) }
}

/** Mean, and its squared standard error (sample variance / people). */
function moments({ people, metrics }: ArmCounts, metric: string): { mean: number; error: number } {
  const { sum, sumSquares } = metrics[metric] ?? { sum: 0, sumSquares: 0 }
  const mean = sum / people
  // Rounding can leave a hair below 0 where all people are alike.
  return { mean, error: Math.max(0, sumSquares - people * mean * mean) / (people - 1) / people }
}

/** Wilson's 95 % score interval of a share. Source: Wilson, 1927. */
function wilson(hits: number, people: number): Interval {
  const value = hits / people
  const spread = Z_95 ** 2 / people
  const centre = (value + spread / 2) / (1 + spread)
  const half = (Z_95 / (1 + spread)) * Math.sqrt((value * (1 - value)) / people + spread / (4 * people))
  return { value, low: centre - half, high: centre + half }
}

function relative(difference: number, control: number): number | undefined {
  return control === 0 ? undefined : (100 * difference) / control
}
