/** Bandits with features, and what they saw, made of a seed. */
import type { BanditFeatures, ScaledFeature } from '../../src/bandit/bandit-features.ts'
import type { BanditState } from '../../src/bandit/bandit-state.ts'
import { emptyBanditState } from '../../src/bandit/bandit-state.ts'
import { LinearBandit, type LinearBanditOptions } from '../../src/bandit/linear-bandit.ts'
import { seededRandom } from '../../src/base/random.ts'
import { weightCount } from '../../src/bandit/weight-order.ts'

/** One item feature of scale 2, so two weights: '1' and 'item:size'. */
export const oneFeature: BanditFeatures = { visitor: [], item: [{ name: 'size', scale: 2 }] }

/** `count` features of a side, of scales that differ on purpose by a factor of up to 25. */
export function someFeatures(visitors: number, items: number): BanditFeatures {
  const named = (letter: string, count: number): ScaledFeature[] =>
    Array.from({ length: count }, (_, at) => ({ name: `${letter}${at}`, scale: at % 2 === 0 ? 0.2 : 5 }))
  return { visitor: named('v', visitors), item: named('i', items) }
}

/** A context of `size` numbers in [-1, 1], the first 1; some are 0, and some a hundred times as large as others. */
export function aRandomContext(size: number, random: () => number): Float64Array {
  return Float64Array.from({ length: size }, (_, at) =>
    at === 0 ? 1 : random() < 0.2 ? 0 : (2 * random() - 1) * (at % 3 === 0 ? 5 : 0.05),
  )
}

/** What was seen, in order. */
export interface Seen {
  readonly context: Float64Array
  readonly reward: number
}

export function someRewards(features: BanditFeatures, seed: number, count: number): readonly Seen[] {
  const random = seededRandom(seed)
  const size = weightCount(features)
  return Array.from({ length: count }, () => ({ context: aRandomContext(size, random), reward: 2 * random() - 1 }))
}

export function aBandit(features: BanditFeatures, seen: readonly Seen[], options?: LinearBanditOptions): LinearBandit {
  const bandit = new LinearBandit(emptyBanditState(features), options)
  for (const { context, reward } of seen) bandit.update(context, reward)
  return bandit
}

/** The state of a bandit that saw `count` random rewards. */
export function aBanditState(features: BanditFeatures, seed: number, count: number): BanditState {
  return aBandit(features, someRewards(features, seed, count)).state()
}
