/** Puts a viewed item that was brought back to fill the list behind the items that are new to the visitor. */
import type { Adjustment } from '../stage.ts'
import { hasViewed } from '../filters/viewed-filter.ts'

/** [AD3] In score units: more than a perfect match is worth at the usual weights, so that a viewed item comes last. */
const VIEWED_PENALTY = 2

export const viewedAdjustment: Adjustment = {
  name: 'viewed',
  adjust({ signals }, item) {
    if (item.generatedBy !== 'fill-up' || !hasViewed(signals, item.contentId)) return []
    return [{ kind: 'viewed', label: 'viewed before', value: -VIEWED_PENALTY, because: [] }]
  },
}
