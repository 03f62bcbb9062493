/** The last step of building and of folding: the stories of contents become UserSignals at an instant. */
import { type Evidence, SIGNALS_VERSION, type UserSignals } from '../contracts/user-signals.ts'
import { type ContentStory, evidenceAt } from './content-story.ts'
import type { ContentStore } from '../ports/content-store.ts'
import type { InteractionEvent } from '../contracts/interaction-event.ts'
import type { Outcome } from '../contracts/engagement-score.ts'
import type { QueryTagReader } from './query-tags.ts'
import type { RecConfig } from '../contracts/rec-config.ts'
import { searchInterestOf } from './search-interest.ts'
import { tagAffinityOf } from './tag-affinity.ts'
import { tasteOf } from './taste.ts'

export interface SignalParts {
  readonly userId: string
  readonly catalog: ContentStore
  readonly config: RecConfig
  readonly now: number
  /** By content id; every id is one of the catalog's. In any order. */
  readonly stories: ReadonlyMap<string, ContentStory>
  /** Events of the window, in any order. */
  readonly used: readonly InteractionEvent[]
  /** How many events lie after and before the window. */
  readonly quarantined: number
  readonly expired: number
  readonly readQueryTags: QueryTagReader
}

/** [SG17] The same parts give the same signals to the last bit: sums run over contents by ascending id. */
export function assembleSignals(parts: SignalParts): UserSignals {
  const { userId, catalog, config, now, quarantined, expired } = parts
  const evidence = [...parts.stories]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, story]) => evidenceAt(story, now, config.halfLifeDays))
  const taste = tasteOf(evidence, catalog)
  const tags = tagAffinityOf(evidence, catalog)
  return {
    schemaVersion: SIGNALS_VERSION,
    userId,
    catalogVersion: catalog.version,
    builtAt: now,
    positives: withOutcome(evidence, 'positive'),
    negatives: withOutcome(evidence, 'negative'),
    neutrals: withOutcome(evidence, 'neutral'),
    tagAffinity: tags.affinity,
    tagNorm: tags.norm,
    tasteVector: taste.vector,
    tasteNorm: taste.norm,
    taste: taste.state,
    ...searchInterestOf(parts.used, { dim: catalog.dim, halfLifeDays: config.halfLifeDays, now }),
    ...countUsed(parts, quarantined, expired),
  }
}

/** [SG17] Every event is counted once: used, unknown content, quarantined or expired. */
function countUsed(
  { used, catalog, readQueryTags }: SignalParts,
  quarantined: number,
  expired: number,
): Pick<UserSignals, 'counts' | 'queryTags'> {
  let known = 0
  let unknownContent = 0
  const queryTags = new Map<string, number>()
  for (const event of used) {
    if (event.contentId !== undefined && catalog.rowOf(event.contentId) === undefined) unknownContent++
    else known++
    if (event.event !== 'search_performed' || event.queryText === undefined) continue
    for (const key of readQueryTags(event.queryText)) queryTags.set(key, (queryTags.get(key) ?? 0) + 1)
  }
  return {
    queryTags: Object.fromEntries([...queryTags].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    counts: { used: known, quarantined, unknownContent, expired },
  }
}

function withOutcome(evidence: readonly Evidence[], outcome: Outcome): Readonly<Record<string, Evidence>> {
  return Object.fromEntries(evidence.filter((one) => one.outcome === outcome).map((one) => [one.contentId, one]))
}
