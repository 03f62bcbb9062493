/** What a device can say of its catalog without asking anybody. */
import type { Freshness, SyncStatus } from '../../contracts/sync-report.ts'
import type { SyncState } from '../../ports/sync-state-store.ts'

/**
 * [SY50] 'unsigned' unless the catalog of the device is the one that was verified; else 'stale' once its head has expired,
 * by the clock or by the issue of a later head, whichever is later.
 */
export function freshnessOf(version: string | undefined, state: SyncState, now: number): Freshness {
  const { release } = state
  if (version === undefined || release?.version !== version) return 'unsigned'
  return release.expires > Math.max(now, release.issued) ? 'fresh' : 'stale'
}

export function statusOf(
  version: string | undefined,
  state: SyncState,
  now: number,
): Pick<SyncStatus, 'version' | 'freshness' | 'release'> {
  const freshness = freshnessOf(version, state, now)
  if (version === undefined) return { freshness }
  if (freshness === 'unsigned' || !state.release) return { version, freshness }
  const { epoch, seq, issued, expires } = state.release
  return { version, freshness, release: { epoch, seq, issued, expires } }
}
