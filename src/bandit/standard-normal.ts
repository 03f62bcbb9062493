/** Standard normal numbers from uniform ones. */
import type { Random } from '../base/random.ts'

/**
 * Marsaglia's polar method (SIAM Review 6, 1964), one number a call: of each pair the second goes, so that no state is
 * kept. Finite. The same seed gives the same numbers wherever Math.log does.
 */
export function standardNormal(random: Random): number {
  for (;;) {
    const x = 2 * random() - 1
    const y = 2 * random() - 1
    const square = x * x + y * y
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square)
  }
}
