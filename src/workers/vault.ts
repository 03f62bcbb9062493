/** The vault worker: what an app's own three-line worker file runs. Nothing is imported later: its policy forbids it. */
import { expose } from 'comlink'
import type { BanditPart } from './bandit.ts'
import type { FeaturesPart } from './features.ts'
import { HostedVault } from './hosted-vault.ts'
import type { LogbookPart } from './logbook.ts'
import type { Product } from '../pipeline/product.ts'

export interface VaultOptions {
  /** The products that `recommend({ product })` may name; the first is the default. What is not named is not bundled. */
  readonly products: readonly [Product, ...Product[]]
  /** Profile features, `museumFeatures` say; without them none are computed, nor bundled. */
  readonly features?: FeaturesPart
  /** Places for exploration, `linUcb()` say; without it lists try nothing, and nothing of it is bundled. */
  readonly bandit?: BanditPart
  /** Export, import and replay of the visitor's own log, and experiments: `logbook`; without it nothing of it is bundled. */
  readonly logbook?: LogbookPart
}

/** Serves one page from this worker: `runVault({ products: [gallery] })`. Never throws. */
export function runVault({ products, features, bandit, logbook }: VaultOptions): void {
  expose(new (logbook?.Host ?? HostedVault)(products, features, bandit))
}
