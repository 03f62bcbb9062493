/** LogbookVault: a hosted vault that also exports and imports its visitor, replays their log, and runs experiments. */
import type { CountsFile, ExperimentStatus } from '../contracts/experiment.ts'
import {
  type ExperimentNeeds,
  type ExperimentsView,
  joinExperiments,
  viewExperiments,
} from '../engine/experiments/view-experiments.ts'
import type { ImportProfileOptions, ImportProfileReply } from '../contracts/profile-import.ts'
import { type OpenReply, type OpenRequest, PROTOCOL_VERSION } from '../protocol/vault-host.ts'
import type { ReplayProgress, ReplayReport } from '../contracts/replay-report.ts'
import { type Wire, wrapReply } from '../protocol/error-wire.ts'
import { assignArms, type AssignedArm } from '../engine/experiments/assign-arms.ts'
import { beginReplay } from '../engine/replay/begin-replay.ts'
import { createIdbFeatureStore } from '../adapters/idb/idb-feature-store.ts'
import { createMemoryFeatureStore } from '../adapters/memory/memory-feature-store.ts'
import type { Engine } from '../engine/engine.ts'
import { exportProfile } from '../engine/transfer/export-profile.ts'
import { HostedVault } from './hosted-vault.ts'
import { importProfile } from '../engine/transfer/import-profile.ts'
import { inSlices } from './in-slices.ts'
import type { LogbookHost } from '../protocol/logbook-host.ts'
import type { OpenVault } from './open-vault.ts'
import type { ProfileExport } from '../contracts/profile-export.ts'
import { RecConfig } from '../contracts/rec-config.ts'
import { readConfig } from '../contracts/read-config.ts'
import type { Recommendation } from '../contracts/recommendation.ts'
import type { RecommendOptions } from '../contracts/recommend-options.ts'
import { replayLog } from '../engine/replay/replay-log.ts'
import type { ReplayOptions } from '../contracts/replay-options.ts'
import type { ResetReply } from '../contracts/host-replies.ts'
import { visitorLog } from '../engine/visitor-log.ts'

export class LogbookVault extends HostedVault implements LogbookHost {
  readonly hasLogbook = true
  readonly #featureNames: readonly string[]
  /** Where the visitor's database is not to be had. */
  readonly #memory = createMemoryFeatureStore()
  #assigned: readonly AssignedArm[] = []
  /** Of createDocent, without any arm's. */
  #config: RecConfig = RecConfig.parse({})
  #hasJoined = false

  constructor(...parts: ConstructorParameters<typeof HostedVault>) {
    super(...parts)
    this.#featureNames = parts[1]?.features.map(({ name }) => name) ?? []
  }

  /** [RP15] The arms' configuration is the vault's from here on. Errors: those of `assignArms` beside the vault's own. */
  override async open(request: OpenRequest): Promise<Wire<OpenReply>> {
    const { experiments, ...plain } = request
    this.#assigned = []
    if (request.protocol !== PROTOCOL_VERSION || experiments === undefined) return super.open(plain)
    const { userId, config } = request
    const arms = await wrapReply(() => ({
      ...assignArms({ userId, experiments, config, features: this.#featureNames }),
      own: readConfig(config).config,
    }))
    if (!arms.ok) return arms
    this.#assigned = arms.value.assigned
    this.#config = arms.value.own
    this.#hasJoined = false
    return super.open({ ...plain, config: arms.value.config })
  }

  override async recommend(options: RecommendOptions, other?: string): Promise<Wire<Recommendation>> {
    if (other === undefined) void this.#join()
    return this.#named(super.recommend(options, other))
  }

  override next(recommId: string, count: number): Promise<Wire<Recommendation>> {
    return this.#named(super.next(recommId, count))
  }

  override similar(contentId: string, options: RecommendOptions): Promise<Wire<Recommendation>> {
    return this.#named(super.similar(contentId, options))
  }

  override rank(contentIds: readonly string[], options: RecommendOptions): Promise<Wire<Recommendation>> {
    return this.#named(super.rank(contentIds, options))
  }

  /** [RP19] The counters go with all else, or the reply is an error. */
  override async reset(): Promise<Wire<ResetReply>> {
    this.#hasJoined = false
    const erasing = super.reset()
    const forgetting = this.withVault(async (vault) => void (await this.#needs(vault).store.clear(vault.userId)))
    const [erased, forgotten] = await Promise.all([erasing, forgetting])
    return erased.ok && !forgotten.ok ? forgotten : erased
  }

  exportProfile(): Promise<Wire<ProfileExport>> {
    return this.withVault((vault) => vault.run((engine) => exportProfile(engine, vault.userId)))
  }

  /** [VW9] Replacing is not run in memory when storage fails: what could not be erased would come back. */
  importProfile(document: unknown, options: ImportProfileOptions): Promise<Wire<ImportProfileReply>> {
    return this.withVault(async (vault) => {
      const take = (engine: Engine): Promise<ImportProfileReply> =>
        importProfile(engine, vault.userId, document, options)
      const reply = await (options?.mode === 'replace' ? take(vault.engine) : vault.run(take))
      vault.changed()
      return reply
    })
  }

  async replay(
    options: ReplayOptions,
    onProgress: (progress: ReplayProgress) => unknown = () => undefined,
  ): Promise<Wire<ReplayReport>> {
    const begun = await this.withVault((vault) =>
      vault.run(async (engine) => {
        const log = await visitorLog(engine, vault.userId)
        return beginReplay(engine, vault.userId, log, options)
      }),
    )
    if (!begun.ok) return begun
    return wrapReply(() => inSlices(replayLog(begun.value), (progress) => void onProgress(progress)))
  }

  async experiments(): Promise<Wire<readonly ExperimentStatus[]>> {
    const view = await this.#view()
    return view.ok ? { ok: true, value: view.value.statuses } : view
  }

  async experimentCounts(): Promise<Wire<CountsFile>> {
    const view = await this.#view()
    return view.ok ? { ok: true, value: view.value.file } : view
  }

  #view(): Promise<Wire<ExperimentsView>> {
    return this.withVault((vault) =>
      vault.run((engine) => viewExperiments(engine, vault.userId, this.#assigned, this.#needs(vault))),
    )
  }

  /** Before the first list, so that it counts; one that cannot be stored is tried again with the next. */
  async #join(): Promise<void> {
    if (this.#hasJoined || this.#assigned.length === 0) return
    this.#hasJoined = true
    const joined = await this.withVault((vault) =>
      joinExperiments(vault.engine, vault.userId, this.#assigned, this.#needs(vault)),
    )
    if (!joined.ok) this.#hasJoined = false
  }

  #needs(vault: OpenVault): ExperimentNeeds {
    const { connection } = vault
    return { store: connection ? createIdbFeatureStore(connection) : this.#memory, config: this.#config }
  }

  /** [RP15] A list says which arms made it. */
  async #named(asked: Promise<Wire<Recommendation>>): Promise<Wire<Recommendation>> {
    const reply = await asked
    if (!reply.ok || this.#assigned.length === 0) return reply
    const experiments = Object.fromEntries(this.#assigned.map(({ experiment, arm }) => [experiment.id, arm]))
    return { ok: true, value: { ...reply.value, diagnostics: { ...reply.value.diagnostics, experiments } } }
  }
}
