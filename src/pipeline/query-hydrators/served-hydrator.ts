/** Brings what was served lately; read only when `rotation` asks for it, so that lists are reproducible without it. */
import type { QueryHydrator } from '../visit.ts'

export const servedHydrator: QueryHydrator = {
  name: 'served',
  hydrate: async ({ userId, options }, stores) =>
    (options.rotation ?? 0) > 0 ? { served: await stores.served(userId) } : {},
}
