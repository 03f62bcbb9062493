/** A request for a list, and the recommender that answers it, with plain values for what is left out. */
import { type ListRequest, type MadeList, Recommender } from '../../src/engine/recommender.ts'
import { RecConfig, type RecConfigInput } from '../../src/contracts/rec-config.ts'
import { aTime, aUser } from './an-event.ts'
import type { ContentStore } from '../../src/ports/content-store.ts'
import { gallery } from '../../src/products/gallery.ts'
import { noPreferences } from '../../src/contracts/preferences.ts'
import { someSignals } from './some-signals.ts'

export interface ListParts extends Partial<ListRequest> {
  readonly config?: RecConfigInput
  readonly seed?: number
}

/** The list that the gallery makes for these parts. */
export function aList(catalog: ContentStore, { config = {}, seed = 0, ...request }: ListParts = {}): MadeList {
  return aRecommender(catalog, config, seed).recommendForSignals({
    recommId: 'list',
    userId: aUser,
    intent: 'recommend',
    product: gallery,
    options: {},
    signals: someSignals(catalog),
    preferences: noPreferences(aUser),
    served: [],
    now: aTime,
    ...request,
  })
}

/** A recommender whose stopwatch stands still. */
export function aRecommender(catalog: ContentStore, config: RecConfigInput = {}, seed = 0): Recommender {
  const given = { config: RecConfig.parse(config), given: config }
  return new Recommender({ config: given, stopwatch: () => 0, seed, locale: 'en' }, catalog)
}
