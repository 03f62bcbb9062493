/** Ingest: raw events in, signals refreshed. Nothing a visitor did is lost; what is not understood is said. */
import type { FeatureKeeper } from './feature-keeper.ts'
import type { IngestReport } from '../contracts/host-replies.ts'
import type { Components } from './components.ts'
import type { InteractionEvent, RefusalCode } from '../contracts/interaction-event.ts'
import { normalizeEvents } from '../intake/rudderstack.ts'
import { strategyOf } from './strategy-of.ts'
import type { UserModelUpdater } from './user-model-updater.ts'
import type { VisitorStores } from './visitor-stores.ts'

interface IngestParts {
  readonly components: Pick<Components, 'clock' | 'config' | 'onlyUserId'>
  readonly stores: VisitorStores
  readonly updater: UserModelUpdater
  readonly features: FeatureKeeper | undefined
}

/** [EN1] Each event becomes an InteractionEvent or is refused with a code; [EN6] other profiles store nothing. */
export async function ingestRawEvents(
  raws: readonly unknown[],
  { components, stores, updater, features }: IngestParts,
): Promise<IngestReport> {
  const now = components.clock.now()
  const { events, refused } = normalizeEvents(raws)
  let added = 0
  const updatedUserIds: string[] = []
  for (const [userId, own] of byUser(events)) {
    if (!stores.isActive(userId)) continue
    added += (await updater.append(userId, own, now)).length
    await features?.noteEvents(userId, own)
    updatedUserIds.push(userId)
  }
  const reported = components.onlyUserId ?? updatedUserIds[0] ?? ''
  const signals = await stores.signals(reported, now)
  return {
    normalized: events.length,
    added,
    updatedUserIds,
    refused: refused satisfies readonly { index: number; code: RefusalCode }[],
    counts: signals.counts,
    strategy: strategyOf(signals, components.config.config),
  }
}

function byUser(events: readonly InteractionEvent[]): ReadonlyMap<string, readonly InteractionEvent[]> {
  const users = new Map<string, InteractionEvent[]>()
  for (const event of events) {
    const own = users.get(event.userId)
    if (own) own.push(event)
    else users.set(event.userId, [event])
  }
  return users
}
