/** Raises or buries what the caller's boosts match; one line a boost. */
import type { Adjustment } from '../stage.ts'
import { compileWhere } from '../filters/compile-where.ts'

export const boostAdjustment: Adjustment = {
  name: 'boost',
  adjust({ options, catalog }, item) {
    return (options.boost ?? []).flatMap((boost, index) => {
      if (boost.by === 0 || !compileWhere(boost.where)(catalog.contentAt(item.row))) return []
      return [{ kind: 'boost', label: boost.label ?? `boost ${index + 1}`, value: boost.by, because: [] } as const]
    })
  },
}
