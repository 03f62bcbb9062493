/** One past choice as it was logged, and what another policy would have thought of it: the ground of all off-policy estimates. */
import { DocentError } from '../base/docent-error.ts'

export interface LoggedDecision {
  /** What came of the choice; any finite number, usually in [0, 1]. */
  readonly reward: number
  /** Probability in (0, 1] with which the logging policy made the choice, as logged at the time. */
  readonly propensity: number
  /** Probability in [0, 1] with which the policy in question makes the same choice there. */
  readonly target: number
  /** What a model expects of the choice; needed by the doubly robust estimate alone, as is `expected`. */
  readonly predicted?: number
  /** What the model expects of the policy in question there: Σ over choices of probability × prediction. */
  readonly expected?: number
}

/** How far propensities are trusted. */
export interface PropensityClip {
  /**
   * Propensities below this count as this, in [0, 1]; 0 clips none. Clipping bounds the weight of one lucky choice by
   * 1 / clip and biases the estimate towards choices that were made often: the estimate says how many it touched.
   */
  readonly clip?: number
}

/** What clipping did, and how many decisions the weighted ones amount to. */
export interface WeightReport {
  readonly decisions: number
  /** Decisions whose propensity was raised to the clip. */
  readonly clipped: number
  /** Kish's effective sample size (Σ w)² / Σ w², in [0, decisions]; 0 when all weights are 0. */
  readonly effective: number
}

/**
 * Importance weights target / max(propensity, clip), Float64Array[n], and what to say about them. Errors:
 * `evaluation-invalid`, naming the first decision whose propensity is 0, NaN or above 1 (a choice that could not have
 * been made tells nothing, and what was not logged cannot be guessed), whose target is outside [0, 1], or whose reward
 * is not finite.
 */
export function importanceWeights(
  decisions: readonly LoggedDecision[],
  { clip = 0 }: PropensityClip = {},
): { readonly weights: Float64Array; readonly report: WeightReport } {
  const weights = new Float64Array(decisions.length)
  let clipped = 0
  let sum = 0
  let squares = 0
  decisions.forEach((decision, index) => {
    requireUsable(decision, index)
    if (decision.propensity < clip) clipped++
    const weight = decision.target / Math.max(decision.propensity, clip)
    weights[index] = weight
    sum += weight
    squares += weight * weight
  })
  const effective = squares === 0 ? 0 : (sum * sum) / squares
  return { weights, report: { decisions: decisions.length, clipped, effective } }
}

function requireUsable({ reward, propensity, target }: LoggedDecision, index: number): void {
  if (!(propensity > 0 && propensity <= 1))
    throw unusable(index, 'a propensity above 0 and at most 1', propensity, 'Log the probability of the choice made')
  if (!(target >= 0 && target <= 1))
    throw unusable(index, 'a target probability from 0 to 1', target, 'Ask the policy in question for it')
  if (!Number.isFinite(reward)) throw unusable(index, 'a finite reward', reward, 'Leave out what has none yet')
}

function unusable(index: number, expected: string, found: number, remedy: string): DocentError {
  return new DocentError(
    'evaluation-invalid',
    `Expected ${expected} at decision ${index}, found ${found}. ${remedy}.`,
    { index },
  )
}
