/** Finds the constants of the truth that give generated data the usual rates, whatever catalog they are drawn from. */
import {
  engageProbability,
  followProbability,
  type LookFacts,
  type TruthBase,
  USUAL_ENGAGEMENT,
} from './engagement-truth.ts'
import type { FollowsOf } from './generated-follows.ts'
import type { GeneratedUser } from './invent-users.ts'
import { type SimulatedWorld, simulateUser } from './simulate-user.ts'

/** Visitors whose visits are tried out. */
const TRIED_USERS = 300
/** What is engaged with depends on the constants, and the facts on what was engaged with: so in turns. */
const TURNS = 3
/** Looks that lead to a follow, of all looks. */
const USUAL_FOLLOWING = 0.03
const FIRST: TruthBase = { engage: -3.5, follow: -1.5, interest: 1 }
/**
 * Standard deviation of `interest` over the looks at invented items (measured). Other items' is brought half way to it:
 * all the way would make the truth of a catalog with many tags an item harder to learn than that of invented items.
 */
const INTEREST_SPREAD = 0.245
const LEAST_BASE = -12
const MOST_BASE = 6
const HALVINGS = 40

/** The base of a world, from the visits of up to 300 of its visitors, evenly spread. Without looks: a usual one. */
export function truthBase(
  users: readonly GeneratedUser[],
  looksOf: Int32Array,
  before: FollowsOf,
  scene: Omit<SimulatedWorld, 'base'>,
): TruthBase {
  const step = Math.max(1, Math.floor(users.length / TRIED_USERS))
  let base = FIRST
  for (let turn = 0; turn < TURNS; turn++) {
    const met: LookFacts[] = []
    for (let at = 0; at < users.length; at += step) {
      const user = users[at]
      if (user === undefined) break
      simulateUser(at, user, before(at, user), looksOf[at] ?? 0, { ...scene, base }, ({ facts }) => met.push(facts))
    }
    if (met.length === 0) return base
    const interest = Math.sqrt(INTEREST_SPREAD / (spreadOf(met) || INTEREST_SPREAD))
    const engage = baseFor(USUAL_ENGAGEMENT, (value) =>
      meanOf(met, (facts) => engageProbability(facts, { engage: value, follow: 0, interest })),
    )
    const follow = baseFor(USUAL_FOLLOWING, (value) =>
      meanOf(
        met,
        (facts) =>
          engageProbability(facts, { engage, follow: 0, interest }) *
          followProbability(facts, { engage, follow: value, interest }),
      ),
    )
    base = { engage, follow, interest }
  }
  return base
}

/** The value at which `rate`, which rises with it, is `wanted`; the nearer end of the range where none is. */
function baseFor(wanted: number, rate: (value: number) => number): number {
  let low = LEAST_BASE
  let high = MOST_BASE
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2
    if (rate(middle) < wanted) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function meanOf(met: readonly LookFacts[], value: (facts: LookFacts) => number): number {
  let sum = 0
  for (const facts of met) sum += value(facts)
  return sum / met.length
}

function spreadOf(met: readonly LookFacts[]): number {
  const mean = meanOf(met, ({ interest }) => interest)
  return Math.sqrt(meanOf(met, ({ interest }) => (interest - mean) ** 2))
}
