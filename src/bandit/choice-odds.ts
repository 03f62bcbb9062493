/**
 * How likely each candidate of an exploration slot is to be chosen: the policy itself, not an estimate of it. The choice
 * is then drawn from these odds, so the propensity that is logged is exact.
 */
import type { LinearBandit } from './linear-bandit.ts'
import type { Random } from '../base/random.ts'

export interface ChoicePolicy {
  /** [BD8] 'ucb': softmax of mean + spread · width. 'thompson': how often each is the best of the drawn worlds. */
  readonly kind: 'ucb' | 'thompson'
  /** How much uncertainty counts: widths are multiplied by it. At least 0. */
  readonly spread: number
  /** Part of the choices that is left to even chance, in (0, 1]: no candidate is ever impossible. */
  readonly evenly: number
  /** Of 'ucb', in units of reward, above 0: the lower, the more surely the best is chosen. */
  readonly temperature: number
}

/** [BD8] Worlds drawn a choice. More would split odds finer than 1/64 and cost as much more time. */
const WORLDS = 64

/**
 * [BD8] Odds of n candidates by their contexts, Float64Array[n · d]: Float64Array[n], each at least evenly / n, summing to 1.
 * Empty for none. For 'thompson' the worlds are part of what is given: the odds are exact for the worlds that `random`
 * draws, and weights of 1 / odds stay unbiased, because the choice among the worlds is drawn apart from them.
 */
export function choiceOdds(
  bandit: LinearBandit,
  contexts: Float64Array,
  policy: ChoicePolicy,
  random: Random,
): Float64Array {
  const count = contexts.length / bandit.size
  if (count === 0) return new Float64Array(0)
  const own =
    policy.kind === 'ucb' ? softmaxOfBounds(bandit, contexts, policy) : bestShares(bandit, contexts, policy, random)
  return own.map((odds) => policy.evenly / count + (1 - policy.evenly) * odds)
}

/** [BD9] The index that a number in [0, 1) falls on, of odds that sum to 1; -1 for none. */
export function drawIndex(odds: Float64Array, chance: number): number {
  let below = 0
  for (let at = 0; at < odds.length; at++) {
    below += odds[at]!
    if (chance < below) return at
  }
  return odds.length - 1 // the sum was rounded to just below 1
}

function softmaxOfBounds(bandit: LinearBandit, contexts: Float64Array, policy: ChoicePolicy): Float64Array {
  const { means, widths } = bandit.estimate(contexts)
  const bounds = means.map((mean, at) => mean + policy.spread * widths[at]!)
  let highest = -Infinity
  for (const bound of bounds) highest = Math.max(highest, bound)
  const raised = bounds.map((bound) => Math.exp((bound - highest) / policy.temperature)) // the best gives 1: no overflow
  let sum = 0
  for (const one of raised) sum += one
  return raised.map((one) => one / sum)
}

/** Of equally good candidates the first takes the world. */
function bestShares(
  bandit: LinearBandit,
  contexts: Float64Array,
  { spread }: ChoicePolicy,
  random: Random,
): Float64Array {
  const d = bandit.size
  const count = contexts.length / d
  const worlds = bandit.drawWeights(WORLDS, spread, random)
  const shares = new Float64Array(count)
  for (let world = 0; world < WORLDS; world++) {
    let best = 0
    let bestReward = -Infinity
    for (let at = 0; at < count; at++) {
      let reward = 0
      for (let i = 0; i < d; i++) reward += worlds[world * d + i]! * contexts[at * d + i]!
      if (reward > bestReward) {
        best = at
        bestReward = reward
      }
    }
    shares[best] = shares[best]! + 1 / WORLDS
  }
  return shares
}
