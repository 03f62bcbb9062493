/** The entry of exploration: what an app hands to `runVault` (or `openEngine`) so that its lists try things and learn. */
import { type BanditOptions, linThompson as openThompson, linUcb as openUcb } from '../engine/exploration/lin-ucb.ts'
import type { Explorer, OpenExplorer } from '../engine/explorer.ts'
import { createIdbFeatureStore } from '../adapters/idb/idb-feature-store.ts'
import { createMemoryFeatureStore } from '../adapters/memory/memory-feature-store.ts'
import type { IdbConnection } from '../adapters/idb/idb-connection.ts'

export type { BanditOptions } from '../engine/exploration/lin-ucb.ts'
export type {
  ContextFeatures,
  ItemFeature,
  ProfileValues,
  VisitorFeature,
} from '../pipeline/selectors/context-features.ts'
export { fromProfile } from '../pipeline/selectors/context-features.ts'
export type { ExplorationView, TriedView, WeightView } from '../contracts/exploration-view.ts'
export { visitFeatures } from '../pipeline/selectors/visit-features.ts'

/** A bandit with all that keeps it. */
export interface BanditPart {
  /**
   * The explorer of a vault, the same for the same place. `connection`: the visitor's database; undefined for memory.
   * @internal
   */
  open(place: { readonly connection?: IdbConnection | undefined }): Explorer
}

/** [BD28] Slots filled by LinUCB (Li et al., 2010). Errors: `config-invalid`, `bandit-features-invalid`. */
export function linUcb(options?: BanditOptions): BanditPart {
  return partOf(openUcb(options))
}

/** [BD28] Slots filled by linear Thompson sampling (Agrawal and Goyal, 2013). Errors: as `linUcb`. */
export function linThompson(options?: BanditOptions): BanditPart {
  return partOf(openThompson(options))
}

function partOf(openExplorer: OpenExplorer): BanditPart {
  // One memory for all visitors of a vault: so the venue's state outlives them where nothing is written to the disk.
  const memory = createMemoryFeatureStore()
  let last: { readonly connection: IdbConnection | undefined; readonly explorer: Explorer } | undefined
  return {
    open({ connection }) {
      if (last && last.connection === connection) return last.explorer
      const featureStore = connection ? createIdbFeatureStore(connection) : memory
      last = { connection, explorer: openExplorer({ featureStore, venueStore: featureStore }) }
      return last.explorer
    },
  }
}
