/** Never recommends what this visitor hid, said they know, or whose tag they muted. */
import type { Filter } from '../stage.ts'
import { tagKey } from '../../contracts/content.ts'

export const hiddenFilter: Filter = {
  name: 'hidden',
  open({ preferences, catalog }) {
    const hidden = new Set(Object.keys(preferences.hidden))
    const seen = new Set(Object.keys(preferences.seen))
    const muted = new Set(preferences.mutedTags)
    if (hidden.size + seen.size + muted.size === 0) return undefined
    return ({ contentId, row }) => {
      if (hidden.has(contentId)) return 'hidden'
      if (seen.has(contentId)) return 'seen'
      if (muted.size === 0) return undefined
      return catalog.contentAt(row).tags.some((tag) => muted.has(tagKey(tag))) ? 'muted-tag' : undefined
    }
  },
}
