/** Adds a little to what was published lately: weight · 2^(-age / half-life); nothing where the date is unknown. */
import type { Adjustment } from '../stage.ts'
import { HOUR_MS } from '../../base/time.ts'

export const recencyAdjustment: Adjustment = {
  name: 'recency',
  adjust({ catalog, now, config: { feed } }, { row }) {
    const { publishedAt } = catalog.contentAt(row)
    if (publishedAt === undefined || feed.recencyWeight === 0) return []
    const age = Math.max(0, now - publishedAt)
    const value = feed.recencyWeight * 2 ** (-age / (feed.recencyHalfLifeHours * HOUR_MS))
    return [{ kind: 'recency', label: 'published lately', value, because: [] }]
  },
}
