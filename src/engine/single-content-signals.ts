/** The signals of a visitor who liked just one content: what "similar to this" ranks by. */
import type { ContentStore } from '../ports/content-store.ts'
import { SIGNALS_VERSION, type UserSignals } from '../contracts/user-signals.ts'

/** [RC7] The content's own vector and tags are the taste, so a similar list is explained by that one content. */
export function singleContentSignals(catalog: ContentStore, row: number, now: number): UserSignals {
  const contentId = catalog.contentAt(row).id
  const { keys, weights } = catalog.tagVectorAt(row)
  const liked = {
    contentId,
    outcome: 'positive',
    strength: 1,
    ts: now,
    components: {},
    coefficient: 1,
    events: [],
  } as const
  return {
    schemaVersion: SIGNALS_VERSION,
    userId: '',
    catalogVersion: catalog.version,
    builtAt: now,
    positives: { [contentId]: liked },
    negatives: {},
    neutrals: {},
    tagAffinity: Object.fromEntries(keys.map((key, at) => [key, weights[at] ?? 0])),
    tagNorm: keys.length > 0 ? 1 : 0,
    tasteVector: Float64Array.from(catalog.vectorAt(row)),
    tasteNorm: 1,
    taste: 'present',
    queryTags: {},
    searches: [],
    queryVector: null,
    queryNorm: 0,
    counts: { used: 0, quarantined: 0, unknownContent: 0, expired: 0 },
  }
}
