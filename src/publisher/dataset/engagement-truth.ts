/** The hidden truth of generated data: how likely a look becomes more, and how likely that leads to a follow. */
import { HOUR_MS } from '../../base/time.ts'

/** What the truth looks at. All but `ease` and the weights of interests can be seen on a device, now or from the past. */
export interface LookFacts {
  /** Whether the visitor follows the item's creator. */
  readonly following: boolean
  /** Cosine of the visitor's interests and the item's tags, in [0, 1]. */
  readonly interest: number
  /** In [0, 1]; NaN where nobody knows. */
  readonly quality: number
  readonly ageMs: number
  /** Hours to the nearest of the visitor's usual hours, in [0, 12]. */
  readonly hoursOff: number
  /** The visitor's looks at this creator's items before, and those that became more. */
  readonly creatorLooks: number
  readonly creatorEngaged: number
  /** In [0, 1]. */
  readonly ease: number
}

/** What makes generated data alike, whatever catalog they are drawn from. */
export interface TruthBase {
  /** Added to the two logits, for the usual rates. */
  readonly engage: number
  readonly follow: number
  /** Factor of `interest`: where items have many tags its cosines are small. 1 for invented items. */
  readonly interest: number
}

/** Weights of the logit of engagement, each per unit of a term in [0, 1] or [-.5, .5]. Tuned to an oracle of .80 to .85. */
const ENGAGE = { following: 1, interest: 3.6, quality: 3.4, recency: 2.2, hour: 0.9, affinity: 2.5, ease: 1.2 } as const
/** Weights of the logit of a follow, given that the visitor engaged. */
const FOLLOW = { interest: 2, quality: 1.5, affinity: 3 } as const

/** Recency falls with the logarithm of the age: 1 for new, 0 from 40 days on. */
const OLDEST_HOURS = 40 * 24
/** Hours off at which the usual hour counts for 60 %. */
const HOUR_WIDTH = 2
/** Looks that the usual rate counts as, in a visitor's affinity with a creator. */
const AFFINITY_PRIOR = 2
export const USUAL_ENGAGEMENT = 0.3
const MIDDLE = 0.5

/** P(like, reshare or reply), in (0, 1). */
export function engageProbability(facts: LookFacts, base: TruthBase): number {
  const hours = Math.max(0, facts.ageMs) / HOUR_MS
  const recency = 1 - Math.min(1, Math.log1p(hours) / Math.log1p(OLDEST_HOURS))
  const hour = Math.exp(-0.5 * (facts.hoursOff / HOUR_WIDTH) ** 2)
  const logit =
    base.engage +
    ENGAGE.following * Number(facts.following) +
    ENGAGE.interest * base.interest * facts.interest +
    ENGAGE.quality * qualityOff(facts) +
    ENGAGE.recency * recency +
    ENGAGE.hour * hour +
    ENGAGE.affinity * affinityOf(facts) +
    ENGAGE.ease * (facts.ease - MIDDLE)
  return sigmoid(logit)
}

/** P(follow | engaged), in (0, 1); 0 where the visitor follows the creator already. */
export function followProbability(facts: LookFacts, base: TruthBase): number {
  if (facts.following) return 0
  return sigmoid(
    base.follow +
      FOLLOW.interest * base.interest * facts.interest +
      FOLLOW.quality * qualityOff(facts) +
      FOLLOW.affinity * affinityOf(facts),
  )
}

/** Smoothed by the usual rate, so that 0 is a creator that the visitor never met. */
function affinityOf({ creatorLooks, creatorEngaged }: LookFacts): number {
  const rate = (creatorEngaged + AFFINITY_PRIOR * USUAL_ENGAGEMENT) / (creatorLooks + AFFINITY_PRIOR)
  return rate - USUAL_ENGAGEMENT
}

function qualityOff({ quality }: LookFacts): number {
  return Number.isNaN(quality) ? 0 : quality - MIDDLE
}

export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}
