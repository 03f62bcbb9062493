/** Reactions: which served items of one content became done or were dismissed. Source: decisions, profile features. */
import type { Content } from '../contracts/content.ts'
import type { Deed, Tip } from './feature-record.ts'
import type { InteractionEvent } from '../contracts/interaction-event.ts'

/** Begins an Outcome with nothing in it; each call adds an event, in time order, and says whether it is positive now. */
export type Judge = () => (event: InteractionEvent, content: Content) => boolean

/** Tips that saw the same events, so share one Outcome. */
interface Wave {
  readonly tips: Tip[]
  readonly isPositive: ReturnType<Judge>
  /** Whether an event was added to it. */
  isBegun: boolean
}

/** The record as it was and as it is now: whoever has counted it takes it out before and puts it in after. */
export type ChangeTip = (tip: Tip, change: () => void) => void

/**
 * [PF2] A tip is done at the content's first event at which the Outcome of all events since it was served is positive,
 * and dismissed at the first hide, less or abandon since. Both may be; each happens once. Records are given in the order
 * of compareRecords. Cost: amortised O(1) a tip; O(waves) an event, a wave being the servings between two events of the
 * content that have not led to a positive Outcome yet.
 */
export class Reactions {
  readonly #judge: Judge
  readonly #change: ChangeTip
  #waves: Wave[] = []
  #undismissed: Tip[] = []
  /** The last record that came in; nothing older may follow. */
  last: Tip | Deed | undefined

  constructor(judge: Judge, change: ChangeTip) {
    this.#judge = judge
    this.#change = change
  }

  serve(tip: Tip): void {
    this.last = tip
    this.#undismissed.push(tip)
    const wave = this.#waves.at(-1)
    if (wave && !wave.isBegun) wave.tips.push(tip)
    else this.#waves.push({ tips: [tip], isPositive: this.#judge(), isBegun: false })
  }

  do(deed: Deed): void {
    this.last = deed
    if (isDismissal(deed.event)) {
      for (const tip of this.#undismissed) this.#change(tip, () => (tip.dismissedAt = deed.at))
      this.#undismissed = []
    }
    const { content } = deed
    if (content === undefined) return
    this.#waves = this.#waves.filter((wave) => {
      wave.isBegun = true
      if (!wave.isPositive(deed.event, content)) return true
      const done = { at: deed.at, minute: deed.minute }
      for (const tip of wave.tips) this.#change(tip, () => (tip.done = done))
      return false
    })
  }
}

/** [PF2] Hide, less, or a look that was abandoned; a content_dismissed that does not say how it ended was. */
export function isDismissal({ event, feedback, endReason }: InteractionEvent): boolean {
  if (event === 'content_feedback') return feedback === 'hide' || feedback === 'less'
  if (event === 'content_dismissed') return endReason === undefined || endReason === 'abandon'
  return (event === 'content_viewed' || event === 'content_completed') && endReason === 'abandon'
}
