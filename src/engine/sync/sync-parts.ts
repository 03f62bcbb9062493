/** SyncParts: what sync needs of the outside. */
import type { CatalogStore } from '../../ports/catalog-store.ts'
import type { MarkStore, SyncStateStore } from '../../ports/sync-state-store.ts'
import type { ObjectTools } from '../../release/open-object.ts'
import type { SyncProgress } from '../../contracts/sync-report.ts'
import type { VerifyTools } from '../../release/check-signatures.ts'

export interface SyncParts {
  /** The catalogs of the device: the one place that is ever written for others to read. */
  readonly catalogs: CatalogStore
  readonly state: SyncStateStore
  /** Two places, where the device has two. */
  readonly marks: readonly MarkStore[]
  readonly tools: VerifyTools & ObjectTools
  /** Epoch ms by the device's clock, which may be wrong. */
  readonly now: () => number
  /** Ms that only grow. */
  readonly stopwatch: () => number
  /** In [0, 1). */
  readonly random: () => number
  readonly tell: (progress: SyncProgress) => void
}
