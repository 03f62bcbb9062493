/** HostedVault: the verbs that cross to the page, one at a time, in the order in which they came. */
import type {
  CatalogStatus,
  CreatorView,
  Explanation,
  IngestReport,
  PreferenceChange,
  ProfileView,
  GrowthStatus,
  ResetReply,
  ScanTiming,
  StorageStatus,
  UndoReply,
  VaultHealth,
} from '../contracts/host-replies.ts'
import {
  type CatalogBytes,
  type EmbeddedText,
  type OpenReply,
  type OpenRequest,
  PROTOCOL_VERSION,
  type RecordsToImport,
  type TextToEmbed,
  type VaultEvent,
  type VaultHost,
} from '../protocol/vault-host.ts'
import { type OpenVault, openVault } from './open-vault.ts'
import { type Wire, wrapReply } from '../protocol/error-wire.ts'
import type { BanditPart } from './bandit.ts'
import type { CatalogManifest } from '../contracts/catalog-manifest.ts'
import type { Content } from '../contracts/content.ts'
import { DocentError } from '../base/docent-error.ts'
import type { Engine } from '../engine/engine.ts'
import type { ExplorationView } from '../contracts/exploration-view.ts'
import type { FeaturesOptions, FeaturesView } from '../contracts/feature-view.ts'
import type { FeaturesPart } from './features.ts'
import { Feedback } from '../contracts/interaction-event.ts'
import { Listeners } from './listeners.ts'
import { parseInput } from '../contracts/parse-input.ts'
import { parseOpenRequest } from './parse-open-request.ts'
import { probeEgress } from './probe-egress.ts'
import type { Product } from '../pipeline/product.ts'
import type { Recommendation } from '../contracts/recommendation.ts'
import type { RecommendOptions } from '../contracts/recommend-options.ts'
import type { SearchOptions } from '../contracts/search-options.ts'
import type { SearchResult } from '../contracts/search-result.ts'
import { timeScan } from './time-scan.ts'

export class HostedVault implements VaultHost {
  readonly #products: readonly [Product, ...Product[]]
  readonly #features: FeaturesPart | undefined
  readonly #bandit: BanditPart | undefined
  readonly #listeners = new Listeners<VaultEvent>()
  readonly #egress = probeEgress()
  #vault: OpenVault | undefined
  /** [VW4] The end of the line of verbs: what is asked after an event was sent knows of the event. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(products: readonly [Product, ...Product[]], features?: FeaturesPart, bandit?: BanditPart) {
    this.#products = products
    this.#features = features
    this.#bandit = bandit
  }

  open(request: OpenRequest): Promise<Wire<OpenReply>> {
    return this.#inTurn(async () => {
      const parsed = parseOpenRequest(request)
      this.#vault?.close()
      this.#vault = await openVault(parsed, {
        products: this.#products,
        features: this.#features,
        bandit: this.#bandit,
        tell: (event) => this.#listeners.tell(event),
        inTurn: (work) => void this.#inTurn(work),
      })
      const [storedCatalogVersion, hasImport] = await Promise.all([
        this.#vault.storedCatalogVersion(),
        this.#vault.hasImport(),
      ])
      return { protocol: PROTOCOL_VERSION, storage: this.#vault.storageStatus, storedCatalogVersion, hasImport }
    })
  }

  openCatalog(bytes: CatalogBytes | 'stored' | 'imported'): Promise<Wire<CatalogStatus>> {
    return this.withVault((vault) => vault.openCatalog(bytes))
  }

  importRecords(records: RecordsToImport): Promise<Wire<CatalogStatus>> {
    return this.withVault((vault) => vault.importRecords(records))
  }

  textsToEmbed(limit: number): Promise<Wire<readonly TextToEmbed[]>> {
    return this.withVault((vault) => vault.imported.textsToEmbed(limit))
  }

  addVectors(entries: readonly EmbeddedText[]): Promise<Wire<GrowthStatus>> {
    return this.withVault((vault) => vault.addVectors(entries))
  }

  forgetImport(): Promise<Wire<boolean>> {
    return this.withVault((vault) => vault.forgetImport())
  }

  storedCatalogVersion(): Promise<Wire<string | undefined>> {
    return this.withVault((vault) => vault.storedCatalogVersion())
  }

  ingest(raws: readonly unknown[]): Promise<Wire<IngestReport>> {
    return this.withVault(async (vault) => {
      const report = await vault.run((engine) => engine.ingest(raws))
      if (report.added > 0) vault.changed()
      return report
    })
  }

  recommend(options: RecommendOptions, other?: string): Promise<Wire<Recommendation>> {
    return this.#ask((engine, userId) => engine.recommend(other ?? userId, options))
  }

  next(recommId: string, count: number): Promise<Wire<Recommendation>> {
    return this.#ask((engine) => engine.next(recommId, count))
  }

  similar(contentId: string, options: RecommendOptions): Promise<Wire<Recommendation>> {
    return this.#ask((engine, userId) => engine.similar(userId, contentId, options))
  }

  rank(contentIds: readonly string[], options: RecommendOptions): Promise<Wire<Recommendation>> {
    return this.#ask((engine, userId) => engine.rank(userId, contentIds, options))
  }

  /** The catalog's words are read out of turn, with room for other verbs: the first search may take a while. */
  async search(text: string, options: SearchOptions, vector?: Float32Array): Promise<Wire<SearchResult>> {
    const prepared = await wrapReply(() => this.#open().engine.prepareSearch(options))
    if (!prepared.ok) return prepared
    return this.#ask((engine, userId) => engine.search(userId, text, options, vector))
  }

  explain(recommId: string, contentId: string): Promise<Wire<Explanation>> {
    return this.#ask((engine) => engine.explain(recommId, contentId))
  }

  profile(other?: string): Promise<Wire<ProfileView>> {
    return this.#ask((engine, userId) => engine.profile(other ?? userId))
  }

  creators(): Promise<Wire<readonly CreatorView[]>> {
    return this.#ask((engine, userId) => engine.creators(userId))
  }

  features(options?: FeaturesOptions, other?: string): Promise<Wire<FeaturesView>> {
    return this.#ask((engine, userId) => engine.features(other ?? userId, options))
  }

  exploration(): Promise<Wire<ExplorationView>> {
    return this.#ask((engine, userId) => engine.exploration(userId))
  }

  prefer(change: PreferenceChange): Promise<Wire<ProfileView>> {
    return this.#change((engine, userId) => engine.prefer(userId, change))
  }

  feedback(contentId: string, feedback: Feedback, at: number): Promise<Wire<IngestReport>> {
    return this.#change((engine, userId) => {
      const known = parseInput(Feedback, feedback, 'options-invalid', 'the feedback')
      return engine.feedback(userId, contentId, known, at)
    })
  }

  undo(): Promise<Wire<UndoReply>> {
    return this.#change((engine, userId) => engine.undo(userId))
  }

  /** [VW9] Not run in memory when storage fails: what could not be erased must not be reported as erased. */
  reset(): Promise<Wire<ResetReply>> {
    return this.withVault(async (vault) => {
      const reply = await vault.engine.reset(vault.userId)
      vault.changed()
      return reply
    })
  }

  contents(contentIds?: readonly string[]): Promise<Wire<readonly Content[]>> {
    return this.#ask(({ catalog }) => {
      if (contentIds) return [...catalog.get(contentIds).values()]
      return Array.from({ length: catalog.size }, (_, row) => catalog.contentAt(row))
    })
  }

  manifest(): Promise<Wire<CatalogManifest>> {
    return this.#ask(({ catalog }) => catalog.manifest)
  }

  storageStatus(): Promise<Wire<StorageStatus>> {
    return this.withVault((vault) => vault.storageStatus)
  }

  timeScan(): Promise<Wire<ScanTiming>> {
    return this.withVault((vault) => timeScan(vault.catalogStore, () => performance.now()))
  }

  health(): Promise<Wire<VaultHealth>> {
    return this.withVault(async (vault) => {
      const { status, store } = vault.catalog ?? {}
      const egress = await this.#egress
      const vectorPath = store?.path ?? 'js'
      return { protocol: PROTOCOL_VERSION, catalog: status, storage: vault.storageStatus, egress, vectorPath }
    })
  }

  /** Out of turn: it says that the worker is alive, not that it is idle. */
  async ping(): Promise<number> {
    return PROTOCOL_VERSION
  }

  async subscribe(listener: (event: VaultEvent) => void): Promise<void> {
    this.#listeners.add(listener)
  }

  /** In turn with the other verbs, for what is bundled apart. No page can call it: a function does not cross. */
  withVault<T>(work: (vault: OpenVault) => T | Promise<T>): Promise<Wire<T>> {
    return this.#inTurn(async () => work(this.#open()))
  }

  /** A verb that reads. */
  #ask<T>(verb: (engine: Engine, userId: string) => T | Promise<T>): Promise<Wire<T>> {
    return this.withVault((vault) => vault.run((engine) => verb(engine, vault.userId)))
  }

  /** A verb after which lists differ. */
  #change<T>(verb: (engine: Engine, userId: string) => Promise<T>): Promise<Wire<T>> {
    return this.withVault(async (vault) => {
      const reply = await vault.run((engine) => verb(engine, vault.userId))
      vault.changed()
      return reply
    })
  }

  #open(): OpenVault {
    if (this.#vault) return this.#vault
    throw new DocentError(
      'vault-unavailable',
      'Expected an open vault, found one that nobody opened. Call open() first; createDocent() does.',
    )
  }

  /** Never rejects: errors are values on the wire, so one verb that fails does not hold up the next. */
  #inTurn<T>(work: () => Promise<T>): Promise<Wire<T>> {
    const mine = this.#turn.then(() => wrapReply(work))
    this.#turn = mine
    return mine
  }
}
