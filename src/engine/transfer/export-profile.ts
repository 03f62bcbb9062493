/** exportProfile: everything that is kept of a visitor, as one document. */
import { PROFILE_FORMAT, PROFILE_VERSION, type ProfileExport } from '../../contracts/profile-export.ts'
import { compareEvents } from '../../contracts/interaction-event.ts'
import type { Engine } from '../engine.ts'
import { visitorLog } from '../visitor-log.ts'

/**
 * [RP1] The document says all that decides this visitor's lists: read again by importProfile it gives the same signals
 * and the same list under the same catalog. [RP2] What features and bandit keep is theirs to read: it is carried as it is.
 * Errors: `storage-failed`.
 */
export async function exportProfile(engine: Engine, userId: string): Promise<ProfileExport> {
  const { events, served, preferences } = await visitorLog(engine, userId)
  const { components, stores, features: keeper } = engine.parts()
  const isKept = stores.isActive(userId)
  const features = isKept ? await keeper?.carryOut(userId) : undefined
  const bandit = isKept ? await components.explorer?.carryOut(userId) : undefined
  const { manifest, version } = engine.catalog
  return {
    format: PROFILE_FORMAT,
    schemaVersion: PROFILE_VERSION,
    userId,
    exportedAt: components.clock.now(),
    catalog: { catalogId: manifest.info.catalogId, version },
    events: events.toSorted(compareEvents),
    preferences,
    served: served.map(({ recommId, at, contentIds }) => ({ recommId, at, contentIds })),
    parts: { ...(features ? { features } : {}), ...(bandit ? { bandit } : {}) },
  }
}
