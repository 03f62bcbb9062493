/** One content's part in the signals, before and after time has taken its share. */
import type { Content } from '../contracts/content.ts'
import { decay } from './decay.ts'
import type { EngagementScore } from '../contracts/engagement-score.ts'
import { emptyTally, tallied } from './engagement-tally.ts'
import type { EventChange, Evidence } from '../contracts/user-signals.ts'
import type { InteractionEvent } from '../contracts/interaction-event.ts'
import type { RecConfig } from '../contracts/rec-config.ts'
import { scoreTally } from './engagement.ts'

/** What is known of one content at any time: nothing in it depends on now. */
export interface ContentStory {
  readonly score: EngagementScore
  /** The events that counted, in time order, each with the content's weight after it. */
  readonly steps: readonly Step[]
}

/** An event that counted, and the content's weight after it. */
interface Step {
  readonly event: InteractionEvent
  readonly weight: number
}

/**
 * The story of one content; undefined when none of the events counts (SG2). `events`: those of this content in the
 * window, ascending by ts, then id. Cost: O(events).
 */
export function tellStory(
  contentId: string,
  events: readonly InteractionEvent[],
  content: Content,
  config: RecConfig,
): ContentStory | undefined {
  const steps: Step[] = []
  let tally = emptyTally
  let score: EngagementScore | undefined
  for (const event of events) {
    const next = tallied(tally, event, config)
    if (next === tally) continue
    tally = next
    score = scoreTally(contentId, tally, content, config)
    if (score) steps.push({ event, weight: weightOf(score, config) })
  }
  return score && { score, steps }
}

/**
 * [SG8] coefficient = weight · decay(now - ts). [SG9] Each event's change is the coefficient after it less the one
 * before it, both at `now` and each decayed from the newest event that it knew: the changes sum to the coefficient.
 */
export function evidenceAt({ score, steps }: ContentStory, now: number, halfLifeDays: number): Evidence {
  const events: EventChange[] = []
  let coefficient = 0
  for (const { event, weight } of steps) {
    const after = weight * decay(now - event.ts, halfLifeDays)
    events.push({ eventId: event.id, ts: event.ts, did: whatWasDone(event), change: after - coefficient })
    coefficient = after
  }
  return { ...score, coefficient, events }
}

/** [SG9] The event in a few words' worth: enough for a person to know it again. */
function whatWasDone({ event, dwellSeconds, endReason, feedback }: InteractionEvent): EventChange['did'] {
  return {
    event,
    ...(dwellSeconds === undefined ? {} : { dwellSeconds }),
    ...(endReason === undefined ? {} : { endReason }),
    ...(feedback === undefined ? {} : { feedback }),
  }
}

/** [SG8] What a content weighs while it is fresh: likes in full, dislikes softly, the rest nothing. */
function weightOf({ outcome, strength }: EngagementScore, { softNegativeWeight }: RecConfig): number {
  if (outcome === 'positive') return strength
  return outcome === 'negative' ? 0 - softNegativeWeight * Math.abs(strength) : 0
}
