import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aBandit, aBanditState, oneFeature, someFeatures } from '../../builders/a-bandit.ts'
import type { BanditFeatures, ScaledFeature } from '../../../src/bandit/bandit-features.ts'
import type { BanditState } from '../../../src/bandit/bandit-state.ts'
import { type Readings, readContext } from '../../../src/bandit/read-context.ts'
import { LinearBandit } from '../../../src/bandit/linear-bandit.ts'
import { migrateBanditState } from '../../../src/bandit/migrate-bandit-state.ts'
import { parseBanditState } from '../../../src/bandit/parse-bandit-state.ts'
import { seededRandom } from '../../../src/base/random.ts'

/** What BD10 states: of the mean and of the width. */
const TOLERANCE = 1e-9

function estimateOf(state: BanditState, visitor: Readings, item: Readings): readonly [number, number] {
  const { means, widths } = new LinearBandit(state).estimate(readContext(state.features, visitor, item).context)
  return [means[0] ?? NaN, widths[0] ?? NaN]
}

/** Some features gone, some of another scale, some new, in another order. */
function changed(features: BanditFeatures, seed: number): BanditFeatures {
  const random = seededRandom(seed)
  const change = (list: readonly ScaledFeature[], side: string): ScaledFeature[] => [
    ...(random() < 0.5 ? [{ name: `new-${side}`, scale: 3 }] : []),
    ...list.flatMap((one) => {
      const chance = random()
      return chance < 0.3 ? [] : [chance < 0.6 ? { ...one, scale: one.scale * (0.1 + 4 * random()) } : one]
    }),
    ...(random() < 0.5 ? [{ name: `newer-${side}`, scale: 0.5 }] : []),
  ]
  return { visitor: change(features.visitor, 'v').toReversed(), item: change(features.item, 'i') }
}

/** Values small beside every scale, so that no cap of BD2 is met; 0 for what is not among `names`. */
function readingsOf(list: readonly ScaledFeature[], random: () => number): Readings {
  return Object.fromEntries(list.map(({ name }) => [name, 0.1 * (2 * random() - 1)]))
}

describe('the migration of a state', () => {
  it('[BD10] [BD11] keeps mean and width of every context of unchanged and rescaled features', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 0, max: 80 }), (seed, count) => {
        const features = someFeatures(3, 3)
        const state = aBanditState(features, seed, count)
        const next = changed(features, seed)
        const moved = migrateBanditState(state, next, 1000)
        const random = seededRandom(seed ^ 7)
        const both = (side: 'visitor' | 'item'): readonly ScaledFeature[] =>
          features[side].filter(({ name }) => next[side].some((one) => one.name === name))
        const visitor = readingsOf(both('visitor'), random)
        const item = readingsOf(both('item'), random)
        const before = estimateOf(state, visitor, item)
        const after = estimateOf(moved, visitor, item)
        before.forEach((value, at) => {
          expect(Math.abs((after[at] ?? NaN) - value)).toBeLessThanOrEqual(TOLERANCE * (1 + Math.abs(value)))
        })
        expect(moved.features).toEqual(next)
        expect(parseBanditState(JSON.parse(JSON.stringify(moved)))).toEqual(moved)
        expect(moved.migrations.at(-1)?.drift ?? 0).toBeLessThanOrEqual(TOLERANCE)
      }),
      { numRuns: 200 },
    )
  })

  it('[BD11] takes out a feature with all that the others owe to it: worked by hand', () => {
    const state = aBandit(oneFeature, [{ context: Float64Array.of(1, 1), reward: 1 }]).state()
    const moved = migrateBanditState(state, { visitor: [], item: [] }, 1000)
    expect(moved.gram[0]).toBeCloseTo(0.5, 12) // 1 - 1 · (1 + 1)⁻¹ · 1; to delete the row would leave 1
    expect(moved.moment[0]).toBeCloseTo(0.5, 12)
    const { means, widths } = new LinearBandit(moved).estimate(Float64Array.of(1))
    expect(means[0]).toBeCloseTo(1 / 3, 12)
    expect(widths[0]).toBeCloseTo(Math.sqrt(2 / 3), 12)
  })

  it('[BD10] starts an added feature from the prior, and gives a rescaled one its new unit: worked by hand', () => {
    const state = aBandit(oneFeature, [{ context: Float64Array.of(1, 1), reward: 1 }]).state()
    const added = migrateBanditState(state, { ...oneFeature, visitor: [{ name: 'pace', scale: 1 }] }, 1000)
    expect([...new LinearBandit(added).weights()].map((x) => Number(x.toFixed(12)))).toEqual(
      [1 / 3, 1 / 3, 0, 0].map((x) => Number(x.toFixed(12))),
    )
    const [, width] = estimateOf(added, { pace: 2 }, { size: 0 })
    expect(width).toBeCloseTo(Math.sqrt(2 / 3 + 4), 12)

    const rescaled = migrateBanditState(state, { visitor: [], item: [{ name: 'size', scale: 4 }] }, 1000)
    expect(new LinearBandit(rescaled).weights()[1]).toBeCloseTo(2 / 3, 12)
    expect(rescaled.prior).toEqual([1, 0.25])
  })

  it('[BD12] records what changed and when, in order, and nothing where nothing did', () => {
    const state = aBanditState(oneFeature, 1, 5)
    expect(migrateBanditState(state, structuredClone(oneFeature), 1000)).toBe(state)
    const next = { visitor: [{ name: 'pace', scale: 1 }], item: [{ name: 'size', scale: 4 }] }
    const back = migrateBanditState(migrateBanditState(state, next, 1000), { visitor: next.visitor, item: [] }, 2000)
    expect(back.migrations.map(({ drift, ...rest }) => ({ ...rest, isSmall: drift < TOLERANCE }))).toEqual([
      {
        at: 1000,
        added: ['visitor:pace'],
        removed: [],
        rescaled: [{ name: 'item:size', from: 2, to: 4 }],
        isSmall: true,
      },
      { at: 2000, added: [], removed: ['item:size'], rescaled: [], isSmall: true },
    ])
    expect(back.updates).toBe(5)
  })
})
