import { aBandit, aRandomContext, oneFeature, someFeatures, someRewards } from '../../builders/a-bandit.ts'
import { choiceOdds, type ChoicePolicy, drawIndex } from '../../../src/bandit/choice-odds.ts'
import { describe, expect, it } from 'vitest'
import { emptyBanditState } from '../../../src/bandit/bandit-state.ts'
import { LinearBandit } from '../../../src/bandit/linear-bandit.ts'
import { seededRandom } from '../../../src/base/random.ts'

const ucb: ChoicePolicy = { kind: 'ucb', spread: 1, evenly: 0.1, temperature: 0.5 }
const thompson: ChoicePolicy = { ...ucb, kind: 'thompson' }
const total = (numbers: Float64Array): number => numbers.reduce((sum, x) => sum + x, 0)

describe('the odds of a choice', () => {
  it('[BD8] are the softmax of mean and width, mixed with even chance: worked by hand', () => {
    const bandit = new LinearBandit(emptyBanditState(oneFeature))
    // Nothing was seen: means 0, widths |x| = 1 and 2, so raised to e^2 and e^4: .1192 and .8808 of their sum.
    const odds = choiceOdds(bandit, Float64Array.of(1, 0, 0, 2), ucb, seededRandom(1))
    expect(odds[0]).toBeCloseTo(0.1 / 2 + 0.9 * 0.1192, 4)
    expect(odds[1]).toBeCloseTo(0.1 / 2 + 0.9 * 0.8808, 4)
  })

  it.each([ucb, thompson])(
    '[BD8] sum to 1 and leave nothing impossible, by $kind, also where one is far ahead',
    (policy) => {
      const bandit = aBandit(
        oneFeature,
        Array.from({ length: 400 }, () => ({ context: Float64Array.of(0, 1), reward: 1 })),
      )
      const odds = choiceOdds(
        bandit,
        Float64Array.of(0, 1, 0, -1, 0, -2000),
        { ...policy, spread: 0.01 },
        seededRandom(1),
      )
      expect(total(odds)).toBeCloseTo(1, 12)
      expect(odds.every((one) => one >= 0.1 / 3 - 1e-12)).toBe(true)
      expect(odds[0]).toBeGreaterThan(0.9)
      expect(choiceOdds(bandit, new Float64Array(0), policy, seededRandom(1))).toHaveLength(0)
    },
  )

  it('[BD8] of Thompson are how often each is best in worlds that could be, about what an exact count gives', () => {
    const bandit = new LinearBandit(emptyBanditState(oneFeature))
    // Of two weights that nothing is known of either is the larger half of the time: 64 worlds, standard error .0625.
    const odds = choiceOdds(bandit, Float64Array.of(1, 0, 0, 1), { ...thompson, evenly: 0.001 }, seededRandom(5))
    expect(odds[0]).toBeGreaterThan(0.3)
    expect(odds[0]).toBeLessThan(0.7)
    expect(((odds[0]! - 0.0005) / 0.999) * 64).toBeCloseTo(Math.round(((odds[0]! - 0.0005) / 0.999) * 64), 9)
  })

  it.each([ucb, thompson])(
    '[BD9] are what is drawn from: 40,000 choices by $kind come out as often as the odds say',
    (policy) => {
      const features = someFeatures(1, 2)
      const random = seededRandom(11)
      const contexts = Float64Array.from(Array.from({ length: 8 }, () => [...aRandomContext(6, random)]).flat())
      const odds = choiceOdds(aBandit(features, someRewards(features, 2, 30)), contexts, policy, seededRandom(7))
      const counts = new Float64Array(odds.length)
      const draws = 40_000
      for (let n = 0; n < draws; n++) counts[drawIndex(odds, random())]!++
      // Five standard errors: sqrt(.25 / 40,000) is .0025.
      counts.forEach((count, at) => expect(Math.abs(count / draws - odds[at]!)).toBeLessThan(0.0125))
      // And so weights of 1 / odds bring back every candidate's own value: the mean of 1 / odds over what was drawn is n.
      const mean = counts.reduce((sum, count, at) => sum + count / draws / odds[at]!, 0)
      expect(Math.abs(mean - odds.length)).toBeLessThan(0.4)
    },
  )

  it('[BD9] give the last candidate where rounding leaves a gap below 1, and none of none', () => {
    expect(drawIndex(Float64Array.of(0.3, 0.7 - 1e-12), 1 - 1e-16)).toBe(1)
    expect(drawIndex(Float64Array.of(0.3, 0.7), 0.29)).toBe(0)
    expect(drawIndex(new Float64Array(0), 0.5)).toBe(-1)
  })
})
