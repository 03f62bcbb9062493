/** Doubly robust: what a model expects, corrected by what was seen where it was wrong. */
import { importanceWeights, type LoggedDecision, type PropensityClip } from './logged-decision.ts'
import { type PolicyEstimate, ratioEstimate } from './policy-estimate.ts'
import type { BootstrapOptions } from './bootstrap.ts'
import { DocentError } from '../base/docent-error.ts'

/**
 * Mean of expected + weight × (reward − predicted). Right when either the propensities or the model are; of less variance
 * than IPS the better the model. The model must not have been fitted on these decisions. Undefined without decisions.
 * Errors: `evaluation-invalid`, as `importanceWeights`, and for a decision without a finite `predicted` and `expected`.
 * Source: Dudík, Langford and Li, 2011.
 */
export function doublyRobustEstimate(
  decisions: readonly LoggedDecision[],
  options: BootstrapOptions & PropensityClip,
): PolicyEstimate | undefined {
  const { weights, report } = importanceWeights(decisions, options)
  const terms = weights.map((weight, index) => {
    const { reward = 0, predicted, expected } = decisions[index] ?? {}
    if (predicted === undefined || expected === undefined || !Number.isFinite(predicted + expected))
      throw new DocentError(
        'evaluation-invalid',
        `Expected finite predictions at decision ${index}, found predicted ${predicted} and expected ${expected}. ` +
          'Give both, or use an estimate that needs no model.',
        { index },
      )
    return expected + weight * (reward - predicted)
  })
  return ratioEstimate(terms, new Float64Array(terms.length).fill(1), report, options)
}
