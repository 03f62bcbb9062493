/** EngagementScore from what a visitor did with one content. Seed: recsys-contracts; formulas: decisions, strength. */
import type { Content } from '../contracts/content.ts'
import { emptyTally, type EngagementTally, tallied } from './engagement-tally.ts'
import type { EngagementComponents, EngagementScore, Outcome } from '../contracts/engagement-score.ts'
import { expectedSeconds } from './expected-time.ts'
import type { InteractionEvent } from '../contracts/interaction-event.ts'
import type { RecConfig } from '../contracts/rec-config.ts'

/** Strength of what is said outright. decisions: strength. */
const FEEDBACK_STRENGTH = { more: 1, less: -0.5, hide: -1 } as const

/**
 * The score of one content. `events`: those of this content, ascending by ts, then id; others must not be among them.
 * Undefined when none of them counts (SG2). Never throws. Cost: O(events).
 */
export function scoreEngagement(
  contentId: string,
  events: readonly InteractionEvent[],
  content: Content,
  config: RecConfig,
): EngagementScore | undefined {
  const tally = events.reduce((sofar, event) => tallied(sofar, event, config), emptyTally)
  return scoreTally(contentId, tally, content, config)
}

/** [SG5] The score of a tally; undefined when nothing counted. */
export function scoreTally(
  contentId: string,
  tally: EngagementTally,
  content: Content,
  config: RecConfig,
): EngagementScore | undefined {
  if (tally.ts === undefined) return undefined
  const components = componentsOf(tally, content, config)
  const strength = components.feedback ?? blend(components, config.engagementWeights)
  return { contentId, outcome: outcomeOf(strength, config), strength, ts: tally.ts, components }
}

function componentsOf(tally: EngagementTally, content: Content, config: RecConfig): EngagementComponents {
  const returns = Math.max(tally.views, tally.endings) - 1
  return {
    ...(tally.dwellSeconds !== undefined && { dwell: dwellComponent(tally.dwellSeconds, content, config) }),
    ...(tally.endReason && { completion: config.completionValues[tally.endReason] }),
    ...(returns > 0 && { revisit: 1 - 0.5 ** returns }),
    ...(tally.answerCount > 0 && { survey: tally.answerSum / tally.answerCount }),
    ...(tally.feedback && { feedback: FEEDBACK_STRENGTH[tally.feedback] }),
  }
}

/** [SG3] Concave: the first seconds say most. -1 for nothing, 0 at a quarter of the cap, 1 from the cap on. */
function dwellComponent(dwellSeconds: number, content: Content, config: RecConfig): number {
  const ratio = dwellSeconds / expectedSeconds(content, config)
  return 2 * Math.sqrt(Math.min(ratio, config.dwellCapRatio) / config.dwellCapRatio) - 1
}

/** [SG5] Weighted mean of the components that are present; 0 when none is, or none weighs anything. */
function blend(components: EngagementComponents, weights: RecConfig['engagementWeights']): number {
  let sum = 0
  let weight = 0
  for (const name of ['dwell', 'completion', 'revisit', 'survey'] as const) {
    const value = components[name]
    if (value === undefined) continue
    sum += weights[name] * value
    weight += weights[name]
  }
  return weight === 0 ? 0 : Math.min(1, Math.max(-1, sum / weight))
}

/** [SG6] Both thresholds are inclusive; positive is asked first. */
function outcomeOf(strength: number, { positiveThreshold, negativeThreshold }: RecConfig): Outcome {
  if (strength >= positiveThreshold) return 'positive'
  return strength <= negativeThreshold ? 'negative' : 'neutral'
}
