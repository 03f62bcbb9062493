import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aBandit, aRandomContext, someFeatures, someRewards } from '../../builders/a-bandit.ts'
import { exactEstimate, exactRegression } from './exact-regression.ts'
import { LinearBandit } from '../../../src/bandit/linear-bandit.ts'
import { PRIOR_PRECISION } from '../../../src/bandit/bandit-state.ts'
import { rowStart } from '../../../src/bandit/cholesky.ts'
import { seededRandom } from '../../../src/base/random.ts'

const seed = fc.integer({ min: 0, max: 2 ** 31 })
const sizes = fc.record({ visitors: fc.integer({ min: 0, max: 3 }), items: fc.integer({ min: 0, max: 3 }) })

describe('the linear bandit', () => {
  it('[BD3] [BD5] gives the mean and width of the exact inverse, after any rewards', () => {
    fc.assert(
      fc.property(seed, sizes, fc.integer({ min: 0, max: 60 }), (from, { visitors, items }, count) => {
        const features = someFeatures(visitors, items)
        const seen = someRewards(features, from, count)
        const bandit = aBandit(features, seen)
        const exact = exactRegression(seen, bandit.size, PRIOR_PRECISION)
        const context = aRandomContext(bandit.size, seededRandom(from ^ 1))
        const { means, widths } = bandit.estimate(context)
        const { mean, width } = exactEstimate(exact, context)
        expect(means[0]).toBeCloseTo(mean, 9)
        expect(widths[0]).toBeCloseTo(width, 9)
      }),
      { numRuns: 200 },
    )
  })

  it('[BD6] forgets as if what is older had been counted less, block by block of 32, and never the prior', () => {
    fc.assert(
      fc.property(
        seed,
        fc.integer({ min: 0, max: 130 }),
        fc.double({ min: 0.5, max: 0.999, noNaN: true }),
        (from, count, kept) => {
          const features = someFeatures(1, 2)
          const seen = someRewards(features, from, count)
          const bandit = aBandit(features, seen, { forgetting: kept })
          const weightOf = (index: number): number => kept ** (32 * (Math.floor(count / 32) - Math.floor(index / 32)))
          const exact = exactRegression(seen, bandit.size, PRIOR_PRECISION, weightOf)
          bandit.weights().forEach((weight, i) => expect(weight).toBeCloseTo(exact.weights[i] ?? NaN, 9))
          bandit.weights().forEach((_, i) => {
            expect(bandit.covariance()[rowStart(i) + i]).toBeLessThanOrEqual(1 / PRIOR_PRECISION + 1e-12)
          })
          expect(bandit.state().weight).toBeCloseTo(
            seen.reduce((sum, _, index) => sum + weightOf(index), 0),
            6,
          )
        },
      ),
      { numRuns: 100 },
    )
  })

  it.each([
    ['badly scaled', (random: () => number) => aRandomContext(20, random), 100_000, 1e-9],
    ['all but equal, as large as they can be', (random: () => number) => nearlyEqual(20, random), 20_000, 1e-6],
  ])('[BD5] stays by the inverse made anew over contexts %s', (_, contextOf, count, tolerance) => {
    const random = seededRandom(8)
    const bandit = aBandit(someFeatures(3, 4), [])
    for (let n = 0; n < count; n++) bandit.update(contextOf(random), 2 * random() - 1)
    const anew = new LinearBandit(bandit.state())
    const distance = (a: Float64Array, b: Float64Array): number => Math.max(...a.map((x, i) => Math.abs(x - b[i]!)))
    expect(distance(bandit.weights(), anew.weights())).toBeLessThan(tolerance)
    expect(distance(bandit.covariance(), anew.covariance())).toBeLessThan(tolerance)
  })
})

/** Up to 64, and apart from each other by a ten-thousandth of that. */
function nearlyEqual(size: number, random: () => number): Float64Array {
  return Float64Array.from({ length: size }, () => 64 * (1 - 1e-4 * random()))
}
