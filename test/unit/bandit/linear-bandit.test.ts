import { describe, expect, it } from 'vitest'
import { aBandit, oneFeature, someFeatures, someRewards } from '../../builders/a-bandit.ts'
import { emptyBanditState } from '../../../src/bandit/bandit-state.ts'
import { LinearBandit } from '../../../src/bandit/linear-bandit.ts'
import { readContext } from '../../../src/bandit/read-context.ts'
import { refusalOf } from '../../builders/refusal-of.ts'
import { seededRandom } from '../../../src/base/random.ts'
import { weightNames } from '../../../src/bandit/weight-order.ts'

describe('a context', () => {
  it('[BD1] crosses every visitor value, and 1, with every item value, and 1: the table', () => {
    const features = {
      visitor: [{ name: 'pace', scale: 10 }],
      item: [
        { name: 'size', scale: 2 },
        { name: 'age', scale: 100 },
      ],
    }
    const { context, missing } = readContext(features, { pace: 5, shoe: 43 }, { size: 4, age: 300 })
    expect(weightNames(features)).toEqual([
      '1',
      'item:size',
      'item:age',
      'visitor:pace',
      'visitor:pace * item:size',
      'visitor:pace * item:age',
    ])
    expect([...context]).toEqual([1, 2, 3, 0.5, 1, 1.5])
    expect(missing).toEqual([])
  })

  it('[BD2] counts what is missing or not a number as 0 and names it, and no value for more than 8 scales', () => {
    const { context, missing } = readContext(someFeatures(1, 3), { v0: NaN }, { i0: -1e9, i1: Infinity })
    expect([...context]).toEqual([1, -8, 0, 0, 0, 0, 0, 0])
    expect(missing).toEqual(['visitor:v0', 'item:i1', 'item:i2'])
  })
})

describe('the linear bandit', () => {
  /** After one reward of 1 for the context (1, 1). */
  const bandit = aBandit(oneFeature, [{ context: Float64Array.of(1, 1), reward: 1 }])

  it('[BD4] believes nothing before anything was seen', () => {
    const { means, widths } = new LinearBandit(emptyBanditState(oneFeature)).estimate(Float64Array.of(1, 0, 1, 1))
    expect([...means]).toEqual([0, 0])
    expect(widths[0]).toBeCloseTo(1, 12)
    expect(widths[1]).toBeCloseTo(Math.SQRT2, 12)
  })

  it.each([
    [[1, 0], 1 / 3, Math.sqrt(2 / 3)],
    [[1, 1], 2 / 3, Math.sqrt(2 / 3)],
    [[1, -1], 0, Math.SQRT2],
  ])('[BD3] expects of the context %j what was worked by hand', (context, mean, width) => {
    const { means, widths } = bandit.estimate(Float64Array.from(context))
    expect(means[0]).toBeCloseTo(mean, 12)
    expect(widths[0]).toBeCloseTo(width, 12)
  })

  it('[BD5] refuses what is no number or beyond any context, and has learnt nothing of it', async () => {
    const before = bandit.state()
    for (const [context, reward, weight] of [
      [[1, 1], NaN, 1],
      [[1, NaN], 1, 1],
      [[1, 1], 1, 0],
      [[1, -64.1], 1, 1],
    ] as const) {
      const refusal = await refusalOf(() => bandit.update(Float64Array.from(context), reward, weight))
      expect(refusal.code).toBe('bandit-reward-invalid')
    }
    expect(bandit.state()).toEqual(before)
  })

  it('[BD7] draws weights around what it believes, as widely as it doubts, the same for a seed', () => {
    const draws = 4000
    const drawn = bandit.drawWeights(draws, 1, seededRandom(3))
    expect(drawn).toEqual(bandit.drawWeights(draws, 1, seededRandom(3)))
    const firsts = drawn.filter((_, at) => at % 2 === 0)
    const products = firsts.map((first, at) => (first - 1 / 3) * (drawn[2 * at + 1]! - 1 / 3))
    const mean = (numbers: Float64Array): number => numbers.reduce((sum, x) => sum + x, 0) / numbers.length
    // Standard errors at 4,000 draws: .013 of the mean, .015 of the variance, .012 of the covariance.
    expect(mean(firsts)).toBeCloseTo(1 / 3, 1)
    expect(mean(firsts.map((x) => (x - 1 / 3) ** 2))).toBeCloseTo(2 / 3, 1)
    expect(mean(products)).toBeCloseTo(-1 / 3, 1)
  })

  it('[BD13] goes on from its state as if it had never been away, to the last bit but those of the inverse', () => {
    const features = someFeatures(2, 2)
    const seen = someRewards(features, 5, 50)
    const whole = aBandit(features, seen, { forgetting: 0.99 })
    const half = aBandit(features, seen.slice(0, 25), { forgetting: 0.99 }).state()
    const state = JSON.parse(JSON.stringify(half)) as typeof half
    expect(structuredClone(state)).toEqual(half)
    const resumed = new LinearBandit(state, { forgetting: 0.99 })
    for (const { context, reward } of seen.slice(25)) resumed.update(context, reward)
    expect(resumed.state()).toEqual(whole.state())
  })
})
