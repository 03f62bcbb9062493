/** Proposes the newest works of the creators whom the visitor follows. No embedding is read. Seed: InNetworkSource. */
import { newestOfCreators } from './newest-of-creators.ts'
import { feedRequestOf } from '../feed-request.ts'
import type { Source } from '../stage.ts'

export const inNetworkSource: Source = {
  name: 'InNetwork',
  generate(query) {
    const { catalog, realGraph } = feedRequestOf(query).facts
    const followed = catalog.items.creators.flatMap((_, creator) => (realGraph.follows(creator) ? [creator] : []))
    return newestOfCreators(query, followed, query.config.feed.limits.InNetwork, 'InNetwork')
  },
}
