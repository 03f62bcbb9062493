/** Brings what the visitor stated outright. */
import type { QueryHydrator } from '../visit.ts'

export const preferencesHydrator: QueryHydrator = {
  name: 'preferences',
  hydrate: async ({ userId }, stores) => ({ preferences: await stores.preferences(userId) }),
}
