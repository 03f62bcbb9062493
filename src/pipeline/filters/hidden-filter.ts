/** Never recommends what this visitor hid, said they know, or whose tag they muted. */
import type { Filter } from '../stage.ts'
import { tagKey } from '../../contracts/content.ts'

export const hiddenFilter: Filter = {
  name: 'hidden',
  reject({ preferences, catalog }, item) {
    if (Object.hasOwn(preferences.hidden, item.contentId)) return 'hidden'
    if (Object.hasOwn(preferences.seen, item.contentId)) return 'seen'
    if (preferences.mutedTags.length === 0) return undefined
    const muted = catalog.contentAt(item.row).tags.some((tag) => preferences.mutedTags.includes(tagKey(tag)))
    return muted ? 'muted-tag' : undefined
  },
}
