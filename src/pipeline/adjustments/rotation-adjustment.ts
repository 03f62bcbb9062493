/** Makes what was lately served step back, so that the same visitor meets new items; off unless `rotation` > 0. */
import type { Adjustment } from '../stage.ts'
import { HOUR_MS } from '../../base/time.ts'

/** [AD2] -rotation · (1 - product over the times it was served of (1 - 2^(-age / half-life))), in [-rotation, 0]. */
export const rotationAdjustment: Adjustment = {
  name: 'rotation',
  adjust({ options, served, now, config }, item) {
    const rotation = options.rotation ?? 0
    if (rotation === 0) return []
    let rested = 1
    for (const entry of served) {
      if (!entry.contentIds.includes(item.contentId)) continue
      rested *= 1 - 2 ** (-Math.max(0, now - entry.at) / (config.rotationHalfLifeHours * HOUR_MS))
    }
    const value = -rotation * (1 - rested)
    return value === 0 ? [] : [{ kind: 'rotation', label: 'served lately', value, because: [] }]
  },
}
