/** The 97.5 % point of Student's t: how many standard errors a 95 % interval of a mean reaches. */
import { Z_95 } from './policy-estimate.ts'

/**
 * For `freedom` degrees of freedom (at least 1, need not be whole): 1.96 for many, 2.09 for 20. The expansion around the
 * normal quantile errs by less than .001 from 4 degrees on, .004 at 3, .04 at 2, and says 11.3 instead of 12.7 at 1; counts
 * that leave a device have at least 20 people. Source: Abramowitz and Stegun, 1964, 26.7.5.
 */
export function studentQuantile95(freedom: number): number {
  const z = Z_95
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92160,
  ]
  return terms.reduce((sum, term, at) => sum + term / freedom ** (at + 1), z)
}
