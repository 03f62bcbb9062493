/** Splits a term over the past contents that caused it, and each content's share over its events. */
import type { Cause } from '../causes.ts'
import type { ContentShare } from '../../contracts/breakdown.ts'
import type { Term } from '../stage.ts'

/**
 * [EX3] A term whose value is sum over causes of coefficient · `worthOf(cause)`. [EX4] Within a content each event gets
 * worth · the change of the coefficient that it caused, in time order. Causes that are worth nothing are left out; the
 * largest effect comes first, ties by id.
 */
export function shareOut<C extends Cause>(label: string, causes: readonly C[], worthOf: (cause: C) => number): Term {
  const because: ContentShare[] = []
  let value = 0
  for (const cause of causes) {
    const { contentId, coefficient, events } = cause.evidence
    const worth = worthOf(cause)
    const share = coefficient * worth
    if (share === 0) continue
    value += share
    because.push({
      contentId,
      share,
      events: events.map(({ eventId, change }) => ({ eventId, share: change * worth })),
    })
  }
  because.sort((a, b) => Math.abs(b.share) - Math.abs(a.share) || (a.contentId < b.contentId ? -1 : 1))
  return { label, value, because }
}
