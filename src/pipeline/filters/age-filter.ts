/** Leaves out what was published longer ago than the config allows; what has no date stays. Off by default. */
import { DAY_MS } from '../../base/time.ts'
import type { Filter } from '../stage.ts'

export const ageFilter: Filter = {
  name: 'age',
  liftable: true,
  open({ catalog, now, config: { feed } }) {
    const { maxAgeDays } = feed
    if (maxAgeDays === undefined) return undefined
    const since = now - maxAgeDays * DAY_MS
    return ({ row }) => ((catalog.contentAt(row).publishedAt ?? now) < since ? 'too-old' : undefined)
  },
}
