/** Brings the visitor's signals: stored ones while they are valid, rebuilt ones when not. */
import type { QueryHydrator } from '../visit.ts'

export const userSignalsHydrator: QueryHydrator = {
  name: 'user-signals',
  hydrate: async ({ userId, now }, stores) => ({ signals: await stores.signals(userId, now) }),
}
