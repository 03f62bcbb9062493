/** The entry of the logbook: what an app hands to `runVault` so that its vault exports, imports, replays and experiments. */
import type { HostedVault } from './hosted-vault.ts'
import { LogbookVault } from './logbook-vault.ts'

/** More verbs for a vault; `withLogbook` of docent/logbook gives them to the page. */
export interface LogbookPart {
  /** @internal */
  readonly Host: new (...parts: ConstructorParameters<typeof HostedVault>) => HostedVault
}

/** `runVault({ products: [gallery], logbook })`. */
export const logbook: LogbookPart = { Host: LogbookVault }
