/** FeatureRecords: what the stores and the catalog hold of a visitor, as the records that features are counted from. */
import { type Deed, deedOf, type FindContent, type Tip, tipsOf } from '../features/feature-record.ts'
import { emptyTally, tallied } from '../signals/engagement-tally.ts'
import type { CatalogFacts, ProfileFeature } from '../features/profile-feature.ts'
import type { FeatureNeeds } from './feature-keeper.ts'
import { FeatureTimeline } from '../features/feature-timeline.ts'
import type { InteractionEvent } from '../contracts/interaction-event.ts'
import type { Judge } from '../features/reactions.ts'
import type { LocalMinute } from '../features/local-minute.ts'
import type { ServedEntry } from '../ports/served-log.ts'
import { scoreTally } from '../signals/engagement.ts'

export class FeatureRecords {
  readonly #needs: FeatureNeeds
  readonly #localMinute: LocalMinute
  #facts: CatalogFacts | undefined

  constructor(needs: FeatureNeeds, localMinute: LocalMinute) {
    this.#needs = needs
    this.#localMinute = localMinute
  }

  tipsOf(entry: ServedEntry): Tip[] {
    return tipsOf(entry, this.#find, this.#localMinute)
  }

  /** Impressions are left out: no feature reads them, and there are more of them than of all others. */
  deedsOf(events: readonly InteractionEvent[]): Deed[] {
    const counted = events.filter(({ event }) => event !== 'impressions_shown')
    return counted.map((event) => deedOf(event, this.#find, this.#localMinute))
  }

  /** Everything that the stores hold of a visitor, not counted yet. Errors: `storage-failed`. */
  async readAll(userId: string, features: readonly ProfileFeature[]): Promise<FeatureTimeline> {
    const { config } = this.#needs
    const [events, served] = await Promise.all([this.#needs.events(userId), this.#needs.served(userId)])
    const timeline = new FeatureTimeline({
      features,
      windowDays: config.windowDays,
      judge: judgeBy(config),
      localMinute: this.#localMinute,
    })
    timeline.add([...served.flatMap((entry) => this.tipsOf(entry)), ...this.deedsOf(events)])
    return timeline
  }

  /** Made when they are first needed, as every content is looked at. */
  get facts(): CatalogFacts {
    this.#facts ??= { rooms: roomsOf(this.#needs.catalog) }
    return this.#facts
  }

  readonly #find: FindContent = (contentId) => {
    const row = this.#needs.catalog.rowOf(contentId)
    return row === undefined ? undefined : this.#needs.catalog.contentAt(row)
  }
}

/** [PF2] The Outcome of UserSignals, over the events that the judge is given. */
function judgeBy(config: FeatureNeeds['config']): Judge {
  return () => {
    let tally = emptyTally
    return (event, content) => {
      tally = tallied(tally, event, config)
      return scoreTally(content.id, tally, content, config)?.outcome === 'positive'
    }
  }
}

function roomsOf(catalog: FeatureNeeds['catalog']): number {
  const rooms = new Set<string>()
  for (let row = 0; row < catalog.size; row++) {
    const { room } = catalog.contentAt(row)
    if (room !== undefined) rooms.add(room)
  }
  return rooms.size
}
