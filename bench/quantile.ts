/** Quantiles of measured times, for every benchmark alike. */

/** Medians and 95th percentiles, in the unit of what was measured. */
export interface Percentiles {
  readonly p50: number
  readonly p95: number
}

/** The value that `part` of the values lie below, by nearest rank; NaN for none. */
export function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? NaN
}

export function percentiles(values: readonly number[]): Percentiles {
  return { p50: quantile(values, 0.5), p95: quantile(values, 0.95) }
}
