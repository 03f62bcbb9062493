/** An estimate of what another policy would have earned, with both of its 95 % intervals. */
import { bootstrap, type BootstrapOptions, type Interval } from './bootstrap.ts'
import type { WeightReport } from './logged-decision.ts'

/** The 97.5 % point of the standard normal distribution. */
export const Z_95 = 1.959963984540054

export interface PolicyEstimate {
  /** Reward a decision, in the unit of the rewards. */
  readonly value: number
  /** value ± 1.96 standard errors; too narrow where few decisions carry most of the weight (see `weights.effective`). */
  readonly normal: Interval
  /** Percentile bootstrap over decisions. */
  readonly bootstrap: Interval
  readonly weights: WeightReport
}

/**
 * Of n terms (Float64Array) the ratio Σ terms / Σ shares, where shares are 1 for a plain mean. Standard error by the
 * delta method: √Σ (term − value · share)² / Σ shares. Undefined when the shares sum to 0. `z` as in `Z_95`.
 */
export function ratioEstimate(
  terms: Float64Array,
  shares: Float64Array,
  weights: WeightReport,
  options: BootstrapOptions,
): PolicyEstimate | undefined {
  const ratio = (times: Int32Array): number | undefined => {
    let above = 0
    let below = 0
    for (let row = 0; row < terms.length; row++) {
      const count = times[row] ?? 0
      above += count * (terms[row] ?? 0)
      below += count * (shares[row] ?? 0)
    }
    return below === 0 ? undefined : above / below
  }
  const interval = bootstrap(terms.length, ratio, options)
  if (interval === undefined) return undefined
  const { value } = interval
  let squares = 0
  let whole = 0
  for (let row = 0; row < terms.length; row++) {
    const rest = (terms[row] ?? 0) - value * (shares[row] ?? 0)
    squares += rest * rest
    whole += shares[row] ?? 0
  }
  const margin = (Z_95 * Math.sqrt(squares)) / whole
  return { value, normal: { value, low: value - margin, high: value + margin }, bootstrap: interval, weights }
}
