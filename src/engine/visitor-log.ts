/** VisitorLog: what an engine keeps of a visitor, as replay, export and experiments read it. */
import type { Engine } from './engine.ts'
import type { InteractionEvent } from '../contracts/interaction-event.ts'
import type { Preferences } from '../contracts/preferences.ts'
import type { ServedEntry } from '../ports/served-log.ts'

export interface VisitorLog {
  /** Those that do not count now included; in any order. */
  readonly events: readonly InteractionEvent[]
  /** Ascending by `at`. */
  readonly served: readonly ServedEntry[]
  readonly preferences: Preferences
}

/** After every side effect of the lists so far. Another profile than the kept one has an empty log. Error: `storage-failed`. */
export async function visitorLog(engine: Engine, userId: string): Promise<VisitorLog> {
  await engine.settled()
  const { components, stores, updater } = engine.parts()
  const [events, served, preferences] = await Promise.all([
    stores.isActive(userId) ? updater.events(userId, components.clock.now()) : [],
    stores.served(userId),
    stores.preferences(userId),
  ])
  return { events, served, preferences }
}
