/** The vault worker: what an app's own three-line worker file runs. Nothing is imported later: its policy forbids it. */
import { expose } from 'comlink'
import { HostedVault } from './hosted-vault.ts'
import type { Product } from '../pipeline/product.ts'

export interface VaultOptions {
  /** The products that `recommend({ product })` may name; the first is the default. What is not named is not bundled. */
  readonly products: readonly [Product, ...Product[]]
}

/** Serves one page from this worker: `runVault({ products: [gallery] })`. Never throws. */
export function runVault({ products }: VaultOptions): void {
  expose(new HostedVault(products))
}
