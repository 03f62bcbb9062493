/** Inverse propensity scoring, plain and self-normalised: every decision counts as often as the other policy makes it. */
import { importanceWeights, type LoggedDecision, type PropensityClip } from './logged-decision.ts'
import { type PolicyEstimate, ratioEstimate } from './policy-estimate.ts'
import type { BootstrapOptions } from './bootstrap.ts'

/**
 * IPS: mean of weight × reward. Unbiased where propensities are true, reach every choice of the policy in question, and
 * are not clipped; of high variance. Undefined without decisions. Errors: `evaluation-invalid`, as `importanceWeights`.
 * Source: Horvitz and Thompson, 1952.
 */
export function inversePropensityEstimate(
  decisions: readonly LoggedDecision[],
  options: BootstrapOptions & PropensityClip,
): PolicyEstimate | undefined {
  const { weights, report } = importanceWeights(decisions, options)
  const terms = weights.map((weight, index) => weight * (decisions[index]?.reward ?? 0))
  return ratioEstimate(terms, new Float64Array(terms.length).fill(1), report, options)
}

/**
 * SNIPS: Σ weight × reward / Σ weight. Never leaves the range of the rewards; a bias that vanishes with the number of
 * decisions, and far less variance. Undefined when all weights are 0. Errors: `evaluation-invalid`, as `importanceWeights`.
 * Source: Swaminathan and Joachims, 2015.
 */
export function selfNormalisedEstimate(
  decisions: readonly LoggedDecision[],
  options: BootstrapOptions & PropensityClip,
): PolicyEstimate | undefined {
  const { weights, report } = importanceWeights(decisions, options)
  const terms = weights.map((weight, index) => weight * (decisions[index]?.reward ?? 0))
  return ratioEstimate(terms, weights, report, options)
}
