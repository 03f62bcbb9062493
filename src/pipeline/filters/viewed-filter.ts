/** Leaves out what the visitor has looked at already; lifted only when a list could not be filled otherwise. */
import type { Filter } from '../stage.ts'

export const viewedFilter: Filter = {
  name: 'viewed',
  liftable: true,
  reject({ signals }, { contentId }) {
    const viewed =
      Object.hasOwn(signals.positives, contentId) ||
      Object.hasOwn(signals.negatives, contentId) ||
      Object.hasOwn(signals.neutrals, contentId)
    return viewed ? 'viewed' : undefined
  },
}
