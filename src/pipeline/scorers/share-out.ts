/** Splits a term over the past contents that caused it, and each content's share over its events. */
import type { ContentShare } from '../../contracts/breakdown.ts'
import type { Evidence, UserSignals } from '../../contracts/user-signals.ts'
import type { Term } from '../stage.ts'

/**
 * [EX3] A term whose value is sum over contents of coefficient · `worthOf(content)`. [EX4] Within a content each event
 * gets worth · the change of the coefficient that it caused, in time order. Contents that cause nothing are left out;
 * the largest effect comes first, ties by id.
 */
export function shareOut(label: string, signals: UserSignals, worthOf: (contentId: string) => number): Term {
  const because: ContentShare[] = []
  let value = 0
  const add = (evidence: Evidence): void => {
    if (evidence.coefficient === 0) return
    const worth = worthOf(evidence.contentId)
    const share = evidence.coefficient * worth
    if (share === 0) return
    value += share
    because.push({
      contentId: evidence.contentId,
      share,
      events: evidence.events.map(({ eventId, change }) => ({ eventId, share: change * worth })),
    })
  }
  for (const evidence of Object.values(signals.positives)) add(evidence)
  for (const evidence of Object.values(signals.negatives)) add(evidence)
  because.sort((a, b) => Math.abs(b.share) - Math.abs(a.share) || (a.contentId < b.contentId ? -1 : 1))
  return { label, value, because }
}
