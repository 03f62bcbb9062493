/** Replay: the log thinned until it looks as if the policy in question had written it. */
import { importanceWeights, type LoggedDecision, type PropensityClip } from './logged-decision.ts'
import { type PolicyEstimate, ratioEstimate } from './policy-estimate.ts'
import type { BootstrapOptions } from './bootstrap.ts'
import { seededRandom } from '../base/random.ts'

/** Keeps the draws of acceptance apart from those of the bootstrap, which start from the seed itself. */
const ACCEPTANCE_STREAM = 0x5eed

/**
 * Mean reward of the decisions that are kept, each with probability weight / largest weight. With a uniform log and a
 * policy without chance these are the decisions on which both agree: the replay of Li et al., 2011; other logs are
 * replayed by rejection sampling (von Neumann, 1951). Plain to understand, and wasteful: `weights.decisions` says how
 * many were kept. Undefined when none is. Errors: `evaluation-invalid`, as `importanceWeights`.
 */
export function replayEstimate(
  decisions: readonly LoggedDecision[],
  options: BootstrapOptions & PropensityClip,
): PolicyEstimate | undefined {
  const { weights, report } = importanceWeights(decisions, options)
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0)
  const random = seededRandom(options.seed ^ ACCEPTANCE_STREAM)
  const kept = decisions.filter((_, index) => random() * largest < (weights[index] ?? 0))
  const rewards = Float64Array.from(kept, ({ reward }) => reward)
  const shares = new Float64Array(kept.length).fill(1)
  return ratioEstimate(rewards, shares, { ...report, decisions: kept.length, effective: kept.length }, options)
}
