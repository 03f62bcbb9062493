/** docent/logbook: the verbs about the visitor's own record, for a page whose vault was given the logbook. */
import type { CountsFile, ExperimentStatus } from '../../contracts/experiment.ts'
import type { ImportProfileOptions, ImportProfileReply } from '../../contracts/profile-import.ts'
import type { ReplayProgress, ReplayReport } from '../../contracts/replay-report.ts'
import { type VaultAccess, vaultAccess } from '../vault-access.ts'
import type { Docent } from '../docent.ts'
import { DocentError } from '../../base/docent-error.ts'
import type { LogbookHost } from '../../protocol/logbook-host.ts'
import { MINUTE_MS } from '../../base/time.ts'
import type { ProfileExport } from '../../contracts/profile-export.ts'
import { proxy, type Remote } from 'comlink'
import { requireAct } from './require-act.ts'
import type { ReplayOptions } from '../../contracts/replay-options.ts'
import type { VaultHost } from '../../protocol/vault-host.ts'
import type { Wire } from '../../protocol/error-wire.ts'

export type { ArmMetrics, CountsFile, Experiment, ExperimentStatus } from '../../contracts/experiment.ts'
export type { ImportProfileOptions, ImportProfileReply } from '../../contracts/profile-import.ts'
export type { CarriedJson, OwnedStates, ProfileExport } from '../../contracts/profile-export.ts'
export type { ReplayOptions } from '../../contracts/replay-options.ts'
export type { ReplayDifference, ReplayProgress, ReplayReport, ReplayScores } from '../../contracts/replay-report.ts'

/** Hundreds of lists are made anew, beside the verbs of a page that is in use. */
const REPLAY_DEADLINE_MS = 5 * MINUTE_MS

/** Every promise may reject with `logbook-unavailable`, where the vault was started without the logbook. */
export interface LogbookVerbs {
  /** All that is kept of the visitor, as plain JSON data. */
  exportProfile(): Promise<ProfileExport>
  /**
   * Takes such data, or its text, into this device, all or nothing. Errors: `profile-newer`, `profile-invalid`,
   * `bandit-state-newer`, `bandit-state-invalid`.
   */
  importProfile(profile: unknown, options?: ImportProfileOptions): Promise<ImportProfileReply>
  /**
   * The visitor's own lists as another configuration would have made them, held against what they then did. Errors:
   * `options-invalid`, `product-unknown`, `config-unknown-key`, `config-invalid`. Having nothing to replay is an answer.
   */
  replay(options?: ReplayOptions & { onProgress?: (progress: ReplayProgress) => void }): Promise<ReplayReport>
  readonly experiments: {
    /** This visitor's arms and what they amount to; [] where createDocent was given no experiments. */
    status(): Promise<readonly ExperimentStatus[]>
    /**
     * This visitor's counts, to be handed to a curator, who merges many (`docent experiments merge`). Only in answer to
     * an act of a person, a click say: `export-unasked`.
     */
    export(): Promise<CountsFile>
  }
}

/** The same client with more verbs. Error: `options-invalid` for what createDocent of this copy of the package did not make. */
export function withLogbook<Client extends Docent>(docent: Client): Client & LogbookVerbs {
  const access = vaultAccess(docent)
  if (!access) {
    throw new DocentError(
      'options-invalid',
      'Expected what createDocent() gave, found another object. Call withLogbook() with it, from the same copy of the package.',
    )
  }
  return Object.assign(docent, verbsOf(access))
}

function verbsOf({ vault, caughtUp }: VaultAccess): LogbookVerbs {
  const ask = async <T>(
    verb: (host: Remote<LogbookHost>) => Promise<Wire<T>>,
    again = true,
    deadlineMs?: number,
  ): Promise<T> => {
    await caughtUp()
    return vault.call(
      async (host) => (knowsLogbook(host, await host.hasLogbook) ? verb(host) : unavailable),
      again,
      deadlineMs,
    )
  }
  return {
    exportProfile: () => ask((host) => host.exportProfile()),
    // Twice is once: what was stored before a worker died is known by its id.
    importProfile: (profile, options = {}) => ask((host) => host.importProfile(profile, options)),
    replay: ({ onProgress, ...options } = {}) =>
      ask((host) => host.replay(options, onProgress && proxy(onProgress)), true, REPLAY_DEADLINE_MS),
    experiments: {
      status: () => ask((host) => host.experiments()),
      async export() {
        requireAct(navigator.userActivation)
        return ask((host) => host.experimentCounts())
      },
    },
  }
}

/** By what the host said of itself: a vault without the logbook has no such property. */
function knowsLogbook(
  _host: Remote<VaultHost>,
  hasLogbook: boolean | undefined,
): _host is Remote<VaultHost> & Remote<LogbookHost> {
  return hasLogbook === true
}

const unavailable: Wire<never> = {
  ok: false,
  error: {
    code: 'logbook-unavailable',
    message: 'Expected a vault with the logbook, found one without. Start it with runVault({ logbook }).',
    details: {},
    causes: [],
  },
}
