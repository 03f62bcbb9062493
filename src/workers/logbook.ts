/** The entry of the logbook: what an app hands to `runVault` so that its vault exports, imports, replays and experiments. */
import { HostedVault } from './hosted-vault.ts'

/** A vault with more verbs. */
export interface LogbookPart {
  /** @internal */
  readonly Host: typeof HostedVault
}

export const logbook: LogbookPart = { Host: HostedVault }
