/** Vault access: how other entries of the package reach the vault that a client opened, without a verb for it. */
import type { Docent } from './docent.ts'
import type { VaultClient } from './vault-client.ts'

export interface VaultAccess {
  /** Of the one profile that the vault keeps. */
  readonly userId: string
  readonly vault: VaultClient
  /** Settles when the vault has every event tracked so far. Never rejects. */
  readonly caughtUp: () => Promise<void>
}

const known = new WeakMap<Docent, VaultAccess>()

/** The same client, of which `vaultAccess` knows from now on. */
export function withAccess(docent: Docent, access: VaultAccess): Docent {
  known.set(docent, access)
  return docent
}

/** Undefined for what createDocent of this copy of the package did not make. */
export function vaultAccess(docent: Docent): VaultAccess | undefined {
  return known.get(docent)
}
