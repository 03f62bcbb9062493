/** What a visitor did with one content, added up event by event in time order. */
import { answerValues } from './survey-answers.ts'
import type { EndReason, Feedback, InteractionEvent } from '../contracts/interaction-event.ts'
import type { RecConfig } from '../contracts/rec-config.ts'

export interface EngagementTally {
  /** Seconds over all looks that measured them; undefined when none did. */
  readonly dwellSeconds: number | undefined
  /** How the last look that said so ended. */
  readonly endReason: EndReason | undefined
  /** content_viewed events. */
  readonly views: number
  /** content_completed and content_dismissed events. */
  readonly endings: number
  readonly answerSum: number
  readonly answerCount: number
  /** The last wish; 'seen' is none. */
  readonly feedback: Exclude<Feedback, 'seen'> | undefined
  /** Epoch ms of the newest event that counted; undefined when none did. */
  readonly ts: number | undefined
}

export const emptyTally: EngagementTally = {
  dwellSeconds: undefined,
  endReason: undefined,
  views: 0,
  endings: 0,
  answerSum: 0,
  answerCount: 0,
  feedback: undefined,
  ts: undefined,
}

/**
 * [SG2] The tally with one more event, which must not be older than those before; the same tally when the event does
 * not count: impressions, searches, 'seen', and answers that mean nothing.
 */
export function tallied(tally: EngagementTally, event: InteractionEvent, config: RecConfig): EngagementTally {
  switch (event.event) {
    case 'content_viewed':
      return { ...withLook(tally, event, event.endReason), views: tally.views + 1 }
    case 'content_completed':
      return { ...withLook(tally, event, event.endReason ?? 'next_button'), endings: tally.endings + 1 }
    case 'content_dismissed':
      return { ...withLook(tally, event, event.endReason ?? 'abandon'), endings: tally.endings + 1 }
    case 'content_feedback':
      if (event.feedback === undefined || event.feedback === 'seen') return tally
      return { ...tally, feedback: event.feedback, ts: event.ts }
    case 'survey_answered': {
      const values = answerValues(event.surveyAnswers ?? {}, config.survey)
      if (values.length === 0) return tally
      const answerSum = values.reduce((sum, value) => sum + value, tally.answerSum)
      return { ...tally, answerSum, answerCount: tally.answerCount + values.length, ts: event.ts }
    }
    case 'impressions_shown':
    case 'search_performed':
      break
  }
  return tally
}

function withLook(tally: EngagementTally, event: InteractionEvent, endReason: EndReason | undefined): EngagementTally {
  const { dwellSeconds } = event
  return {
    ...tally,
    dwellSeconds: dwellSeconds === undefined ? tally.dwellSeconds : (tally.dwellSeconds ?? 0) + dwellSeconds,
    endReason: endReason ?? tally.endReason,
    ts: event.ts,
  }
}
