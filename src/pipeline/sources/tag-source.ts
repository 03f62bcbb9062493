/** Proposes contents that carry the tags this visitor likes most. Recall only: the tag scorer grades by all of them. */
import type { Source } from '../stage.ts'
import { searchLimits } from './search-limits.ts'

/** Tags that recall: beyond these a tag is liked too little to bring up a content by itself. */
const RECALL_TAGS = 24

export const tagSource: Source = {
  name: 'tag',
  weight: 'tag',
  generate(query, limit) {
    const liked = Object.entries(query.signals.tagAffinity).filter(([, affinity]) => affinity > 0)
    if (liked.length > RECALL_TAGS) liked.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).length = RECALL_TAGS
    return query.catalog.searchTags(new Map(liked), searchLimits(query, limit))
  },
}
