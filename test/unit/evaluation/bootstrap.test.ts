import { bootstrap, bootstrapMean } from '../../../src/evaluation/bootstrap.ts'
import { describe, expect, it } from 'vitest'
import { pairedDifference } from '../../../src/evaluation/paired-difference.ts'
import { percentile } from '../../../src/evaluation/percentile.ts'
import { seededRandom } from '../../../src/base/random.ts'

describe('the bootstrap', () => {
  it('[EV9] says the same for the same seed, and about the same for another', () => {
    const random = seededRandom(5)
    const values = Array.from({ length: 40 }, () => random())
    const once = bootstrapMean(values, { seed: 42 })
    expect(bootstrapMean(values, { seed: 42 })).toEqual(once)
    const other = bootstrapMean(values, { seed: 43 })
    expect(other).not.toEqual(once)
    expect(Math.abs((other?.low ?? 0) - (once?.low ?? 0))).toBeLessThan(0.03)
  })

  it('[EV9] holds the true mean in about 95 of 100 repetitions', () => {
    const random = seededRandom(7)
    let held = 0
    for (let repetition = 0; repetition < 200; repetition++) {
      const values = Array.from({ length: 80 }, () => random() ** 2) // mean 1/3
      const { low, high } = bootstrapMean(values, { seed: repetition, resamples: 300 }) ?? { low: 1, high: 0 }
      if (low <= 1 / 3 && 1 / 3 <= high) held++
    }
    expect(held).toBeGreaterThanOrEqual(180) // 190 expected, standard deviation 3
    expect(held).toBeLessThan(200)
  })

  it('[EV9] leaves out resamples without a figure, and has none where all users have none', () => {
    const firstOnly = (times: Int32Array): number | undefined => ((times[0] ?? 0) > 0 ? 5 : undefined)
    expect(bootstrap(3, firstOnly, { seed: 1 })).toEqual({ value: 5, low: 5, high: 5 })
    expect(bootstrap(3, () => undefined, { seed: 1 })).toBeUndefined()
    expect(bootstrapMean([], { seed: 1 })).toBeUndefined()
    expect(bootstrapMean([0.4], { seed: 1 })).toEqual({ value: 0.4, low: 0.4, high: 0.4 })
  })

  it('[EV9] interpolates percentiles between neighbours', () => {
    expect([0, 0.25, 0.5, 1].map((share) => percentile([1, 2, 4], share))).toEqual([1, 1.5, 2, 4])
    expect(percentile([], 0.5)).toBeUndefined()
  })
})

it('[EV9] a paired difference sees a small gain that two intervals would hide, over common users alone', () => {
  const random = seededRandom(3)
  const easy = Array.from({ length: 100 }, (_, user) => [`u${user}`, random()] as const)
  const a = new Map(easy.map(([user, base]) => [user, base + 0.01 * (1 + random())]))
  const b = new Map([...easy, ['elsewhere', 9]])
  const gain = pairedDifference(a, b, { seed: 1, resamples: 300 })
  expect(gain?.users).toBe(100)
  expect(gain?.low).toBeGreaterThan(0.01)
  expect(gain?.high).toBeLessThan(0.02)
  const apart = bootstrapMean([...a.values()], { seed: 1, resamples: 300 })
  expect((apart?.high ?? 0) - (apart?.low ?? 0)).toBeGreaterThan(0.05)
  expect(pairedDifference(a, new Map(), { seed: 1 })).toBeUndefined()
})
