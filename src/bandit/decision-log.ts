/** DecisionLog: what was shown to learn from, how likely that was, and what came of it. Pure; a new log each time. */
import type { ChoicePolicy } from './choice-odds.ts'
import { DocentError } from '../base/docent-error.ts'
import type { Readings } from './read-context.ts'

/** Version of DecisionLog. */
export const DECISIONS_VERSION = 1

/** [BD16] Decisions kept of each half; the oldest goes first, and is counted. */
const DECISIONS_KEPT = 200

/** How the item of an exploration slot was chosen: all that is needed to learn from it, and to judge other policies by it. */
export interface Choice {
  /** Place on the page, from 0. */
  readonly place: number
  readonly policy: ChoicePolicy['kind']
  /** Probability of this choice under the policy that made it, in (0, 1]. */
  readonly propensity: number
  /** Probability of the same choice under others: each kind of policy, even chance, always the most relevant. */
  readonly odds: Readonly<Record<ChoicePolicy['kind'] | 'evenly' | 'best', number>>
  /** Candidates that it was chosen among. */
  readonly candidates: number
  /** Reward that was expected of it, and how uncertain that was. */
  readonly mean: number
  readonly width: number
  /** Values by feature name as they were then, unscaled: a later migration reads them anew. */
  readonly visitor: Readings
  readonly item: Readings
  /** Features without a finite value, which counted 0: 'visitor:NAME' or 'item:NAME'. */
  readonly missing: readonly string[]
}

/** A choice that was served. */
export interface Decision extends Choice {
  readonly recommId: string
  readonly contentId: string
  /** Epoch ms: when it was served. */
  readonly at: number
}

export interface SettledDecision extends Decision {
  /** In [-1, 1]. */
  readonly reward: number
  /** 'engaged': the visitor took to it or turned from it. 'expired': nothing came in time. */
  readonly because: 'engaged' | 'expired'
}

export interface DecisionLog {
  readonly schemaVersion: typeof DECISIONS_VERSION
  /** Waiting for what comes of them, ascending by time. */
  readonly pending: readonly Decision[]
  /** In the order in which they were settled. */
  readonly settled: readonly SettledDecision[]
  /** Decisions ever made: decides the chance of the next. */
  readonly made: number
  /** Pending ones that had to go before anything came of them. */
  readonly lost: number
}

export const NO_DECISIONS: DecisionLog = {
  schemaVersion: DECISIONS_VERSION,
  pending: [],
  settled: [],
  made: 0,
  lost: 0,
}

/** [BD9] [BD16] Notes decisions that were served. Errors: `bandit-propensity-invalid` outside (0, 1]; none is noted then. */
export function noteDecisions(log: DecisionLog, decisions: readonly Decision[]): DecisionLog {
  decisions.forEach(checkPropensity)
  const pending = [...log.pending, ...decisions]
  const lost = Math.max(0, pending.length - DECISIONS_KEPT)
  return { ...log, pending: pending.slice(lost), made: log.made + decisions.length, lost: log.lost + lost }
}

/** [BD9] Errors: `bandit-propensity-invalid`: what could not have been chosen teaches nothing. */
export function checkPropensity({ propensity, recommId, contentId }: Decision): void {
  if (propensity > 0 && propensity <= 1) return
  throw new DocentError(
    'bandit-propensity-invalid',
    `Expected the probability of a choice, above 0 and at most 1, found ${propensity}. Log the odds that the choice was drawn from.`,
    { recommId, contentId, propensity },
  )
}

/**
 * [BD17] Settles what was served of one content in one list. Errors: `bandit-reward-unknown` where no such decision waits:
 * never served, settled before or expired; `bandit-reward-invalid` outside [-1, 1].
 */
export function settleDecision(
  log: DecisionLog,
  recommId: string,
  contentId: string,
  reward: number,
): { readonly log: DecisionLog; readonly settled: SettledDecision } {
  const decision = log.pending.find((one) => one.recommId === recommId && one.contentId === contentId)
  if (!decision) {
    throw new DocentError(
      'bandit-reward-unknown',
      'Expected the reward of an exploration slot that waits for one, found none served of this content in this list, or it is settled. Reward what was served, once.',
      { recommId, contentId, pending: log.pending.length },
    )
  }
  if (!(reward >= -1 && reward <= 1)) {
    throw new DocentError(
      'bandit-reward-invalid',
      `Expected a reward from -1 to 1, found ${reward}. Give the strength of an EngagementScore.`,
      { recommId, contentId, reward },
    )
  }
  const settled: SettledDecision = { ...decision, reward, because: 'engaged' }
  return { log: moved(log, [settled], (one) => one === decision), settled }
}

/** [BD18] What was served before `before` and still waits came to nothing: reward 0. */
export function expireDecisions(
  log: DecisionLog,
  before: number,
): { readonly log: DecisionLog; readonly settled: readonly SettledDecision[] } {
  const settled = log.pending
    .filter(({ at }) => at < before)
    .map((decision): SettledDecision => ({ ...decision, reward: 0, because: 'expired' }))
  return settled.length === 0 ? { log, settled } : { log: moved(log, settled, ({ at }) => at < before), settled }
}

function moved(
  log: DecisionLog,
  settled: readonly SettledDecision[],
  isGone: (decision: Decision) => boolean,
): DecisionLog {
  const pending = log.pending.filter((decision) => !isGone(decision))
  return { ...log, pending, settled: [...log.settled, ...settled].slice(-DECISIONS_KEPT) }
}
