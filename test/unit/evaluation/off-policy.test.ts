import { describe, expect, it } from 'vitest'
import { inversePropensityEstimate, selfNormalisedEstimate } from '../../../src/evaluation/inverse-propensity.ts'
import { doublyRobustEstimate } from '../../../src/evaluation/doubly-robust.ts'
import type { LoggedDecision } from '../../../src/evaluation/logged-decision.ts'
import type { PolicyEstimate } from '../../../src/evaluation/policy-estimate.ts'
import type { Random } from '../../../src/base/random.ts'
import { refusalOf } from '../../builders/refusal-of.ts'
import { replayEstimate } from '../../../src/evaluation/replay-estimate.ts'
import { seededRandom } from '../../../src/base/random.ts'

const estimates = { replayEstimate, inversePropensityEstimate, selfNormalisedEstimate, doublyRobustEstimate }

/** Two kinds of visitor, three choices; the truth is known, and what is logged likes what pays least. */
const TRUTH = [
  [0.2, 0.5, 0.8],
  [0.7, 0.4, 0.1],
] as const
const LOGGING = [
  [0.6, 0.25, 0.15],
  [0.15, 0.25, 0.6],
] as const
const TARGET = [
  [0.1, 0.3, 0.6],
  [0.7, 0.2, 0.1],
] as const
/** What a model has learned: not far off, and wrong everywhere. */
const MODEL = [
  [0.3, 0.4, 0.7],
  [0.6, 0.5, 0.2],
] as const
const valueOf = (policy: typeof TARGET | typeof LOGGING): number => {
  const earned = policy.flatMap((chances, kind) => chances.map((chance, each) => chance * (TRUTH[kind]?.[each] ?? 0)))
  return earned.reduce((sum, one) => sum + one, 0) / TRUTH.length
}

function log(count: number, random: Random): readonly LoggedDecision[] {
  return Array.from({ length: count }, () => {
    const kind = random() < 0.5 ? 0 : 1
    const drawn = random()
    const [first, second] = LOGGING[kind]
    const choice = drawn < first ? 0 : drawn < first + second ? 1 : 2
    return {
      reward: random() < TRUTH[kind][choice] ? 1 : 0,
      propensity: LOGGING[kind][choice],
      target: TARGET[kind][choice],
      predicted: MODEL[kind][choice],
      expected: TARGET[kind].reduce((sum, chance, each) => sum + chance * (MODEL[kind][each] ?? 0), 0),
    }
  })
}

describe('on data with a known truth', () => {
  const repetitions = 150
  const truth = valueOf(TARGET)
  const held: Record<string, number> = {}
  let naive = 0
  const random = seededRandom(42)
  for (let seed = 0; seed < repetitions; seed++) {
    const decisions = log(400, random)
    for (const [name, estimate] of Object.entries(estimates)) {
      const found = estimate(decisions, { seed, resamples: 200 })
      for (const kind of ['normal', 'bootstrap'] as const) {
        const { low, high } = found?.[kind] ?? { low: 1, high: 0 }
        if (low <= truth && truth <= high) held[`${name} ${kind}`] = (held[`${name} ${kind}`] ?? 0) + 1
      }
    }
    const mean = decisions.reduce((sum, { reward }) => sum + reward, 0) / decisions.length
    if (Math.abs(mean - truth) <= 1.96 * Math.sqrt((mean * (1 - mean)) / decisions.length)) naive++
  }

  it.each(Object.keys(estimates))('[EV14] the intervals of %s hold the truth in at least 90 of 100', (name) => {
    expect(held[`${name} normal`]).toBeGreaterThanOrEqual(0.9 * repetitions)
    expect(held[`${name} bootstrap`]).toBeGreaterThanOrEqual(0.9 * repetitions)
  })

  it('[EV14] the mean reward of the log does not', () => {
    expect(Math.abs(valueOf(LOGGING) - truth)).toBeGreaterThan(0.1)
    expect(naive).toBeLessThan(0.1 * repetitions)
  })
})

describe('the estimates', () => {
  const decisions = [
    { reward: 1, propensity: 0.5, target: 1, predicted: 0.5, expected: 0.6 },
    { reward: 0, propensity: 0.25, target: 0, predicted: 0.5, expected: 0.6 },
    { reward: 1, propensity: 0.5, target: 0.5, predicted: 0.5, expected: 0.6 },
  ]
  const options = { seed: 1, resamples: 50 }

  it('[EV13] [EV12] give what is worked by hand', () => {
    expect(inversePropensityEstimate(decisions, options)?.value).toBeCloseTo(1, 12)
    expect(selfNormalisedEstimate(decisions, options)?.value).toBeCloseTo(1, 12)
    expect(doublyRobustEstimate(decisions, options)?.value).toBeCloseTo(1.1, 12)
    expect(inversePropensityEstimate(decisions, options)?.weights).toEqual({ decisions: 3, clipped: 0, effective: 1.8 })
  })

  it('[EV13] replay a uniform log where it agrees with a policy without chance', () => {
    const uniform = [3, 1, 4, 1, 5, 9].map((reward, at) => ({
      reward,
      propensity: 1 / 3,
      target: at % 3 === 0 ? 1 : 0,
    }))
    expect(replayEstimate(uniform, options)).toMatchObject({ value: (3 + 1) / 2, weights: { decisions: 2 } })
  })

  it('[EV12] clip small propensities and say how many', () => {
    const rare = [...decisions, { reward: 1, propensity: 0.01, target: 0.5 }]
    const plain = inversePropensityEstimate(rare, options)
    const clipped = inversePropensityEstimate(rare, { ...options, clip: 0.25 })
    expect(plain?.value).toBeCloseTo((2 + 0 + 1 + 50) / 4, 9)
    expect(clipped?.value).toBeCloseTo((2 + 0 + 1 + 2) / 4, 9)
    expect([plain?.weights.clipped, clipped?.weights.clipped]).toEqual([0, 1])
  })

  it('[EV12] are undefined where nothing is left to learn from', () => {
    const never = [{ reward: 1, propensity: 0.5, target: 0 }]
    const found = (list: readonly LoggedDecision[]): (PolicyEstimate | undefined)[] =>
      Object.values(estimates).map((estimate) => estimate(list, options))
    expect(found([])).toEqual([undefined, undefined, undefined, undefined])
    expect(replayEstimate(never, options)).toBeUndefined()
    expect(selfNormalisedEstimate(never, options)).toBeUndefined()
  })

  it.each([
    { wrong: { propensity: 0 }, why: 'propensity' },
    { wrong: { propensity: Number.NaN }, why: 'propensity' },
    { wrong: { propensity: 1.1 }, why: 'propensity' },
    { wrong: { target: -0.1 }, why: 'target' },
    { wrong: { reward: Infinity }, why: 'reward' },
  ])('[EV12] refuse $wrong by its number', async ({ wrong, why }) => {
    const bad = decisions.with(1, { reward: 0, propensity: 0.5, target: 1, predicted: 0, expected: 0, ...wrong })
    for (const estimate of Object.values(estimates)) {
      const refusal = await refusalOf(() => estimate(bad, options))
      expect(refusal).toMatchObject({ code: 'evaluation-invalid', details: { index: 1 } })
      expect(refusal.message).toContain(why)
    }
  })

  it('[EV12] refuse to be doubly robust without a prediction', async () => {
    const refusal = await refusalOf(() => doublyRobustEstimate([{ reward: 1, propensity: 1, target: 1 }], options))
    expect(refusal.message).toContain('Give both')
  })
})
