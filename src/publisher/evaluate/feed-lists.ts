/** The lists that the real feed product gives to test requests. */
import type { ConfigWithOrigin } from '../../contracts/read-config.ts'
import type { Recommendation } from '../../contracts/recommendation.ts'
import { Recommender } from '../../engine/recommender.ts'
import type { ContentStore } from '../../ports/content-store.ts'
import { feed } from '../../products/feed.ts'
import type { TestRequest } from './test-requests.ts'
import { visitorSignals } from './visitor-signals.ts'

/** The answer to one request: ids best first, and the source of each. */
export interface RankedList {
  readonly ids: readonly string[]
  readonly sources: readonly string[]
}

export interface FeedLists {
  /** In the order of the requests. */
  readonly lists: readonly RankedList[]
  /** Milliseconds a request, explanations included. */
  readonly ms: Float64Array
}

/** Opens the engine's recommender over `catalog`; pure but for `stopwatch`. */
export function createFeed(
  catalog: ContentStore,
  config: ConfigWithOrigin,
  { seed, stopwatch }: { readonly seed: number; readonly stopwatch: () => number },
): (userId: string, request: TestRequest, count: number) => Recommendation {
  const recommender = new Recommender({ config, stopwatch, seed, locale: 'en' }, catalog)
  return (userId, { visitor, now }, count) => {
    const { signals, preferences } = visitorSignals(userId, visitor, { catalogVersion: catalog.version, now })
    const options = { count, explain: true }
    return recommender.recommendForSignals({
      recommId: `test-${now}`,
      userId,
      intent: 'recommend',
      product: feed,
      options,
      signals,
      preferences,
      served: [],
      now,
    }).recommendation
  }
}

/** Asks `recommend` every request. `userIds` by index in users. */
export function feedLists(
  requests: readonly TestRequest[],
  userIds: readonly string[],
  k: number,
  recommend: ReturnType<typeof createFeed>,
  stopwatch: () => number,
): FeedLists {
  const ms = new Float64Array(requests.length)
  const lists = requests.map((request, at) => {
    const start = stopwatch()
    const { items } = recommend(userIds[request.user] ?? '', request, k)
    ms[at] = stopwatch() - start
    return { ids: items.map(({ contentId }) => contentId), sources: items.map(({ generatedBy }) => generatedBy) }
  })
  return { lists, ms }
}
