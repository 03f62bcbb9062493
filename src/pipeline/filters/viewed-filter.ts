/** Leaves out what the visitor has looked at already; lifted only when a list could not be filled otherwise. */
import type { Filter } from '../stage.ts'
import type { UserSignals } from '../../contracts/user-signals.ts'

/** Whether the visitor looked at a content, whatever they made of it. */
export function hasViewed({ positives, negatives, neutrals }: UserSignals, contentId: string): boolean {
  return (
    Object.hasOwn(positives, contentId) || Object.hasOwn(negatives, contentId) || Object.hasOwn(neutrals, contentId)
  )
}

export const viewedFilter: Filter = {
  name: 'viewed',
  liftable: true,
  open:
    ({ signals }) =>
    (item) =>
      hasViewed(signals, item.contentId) ? 'viewed' : undefined,
}
