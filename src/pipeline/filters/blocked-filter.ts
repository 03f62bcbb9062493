/** Leaves out works of creators whom the visitor blocked. */
import { creatorIdOf } from '../../contracts/content.ts'
import type { Filter } from '../stage.ts'

export const blockedFilter: Filter = {
  name: 'blocked',
  open({ preferences, catalog }) {
    const blocked = new Set(preferences.blocked)
    if (blocked.size === 0) return undefined
    return ({ row }) => (blocked.has(creatorIdOf(catalog.contentAt(row)) ?? '') ? 'blocked' : undefined)
  },
}
