/** OpenVault: one visitor's storage, catalog and engine, put together for the browser. The composition root's inside. */
import type { CatalogBytes, EmbeddedText, RecordsToImport, VaultEvent } from '../protocol/vault-host.ts'
import type { CatalogStatus, GrowthStatus, StorageStatus } from '../contracts/host-replies.ts'
import { ID_BYTES, toHex } from '../base/hex.ts'
import type { BanditPart } from './bandit.ts'
import { createMiniSearchIndex } from '../adapters/minisearch/minisearch-index.ts'
import { forgetImport, hasImport, importRecords, openImported } from './imported-catalog.ts'
import type { GrowingImport, ImportParts } from './growing-import.ts'
import { MINILM_DIM, MINILM_ID } from '../adapters/transformers/minilm-files.ts'
import { moveToMemory, openVisitorStorage, type VisitorStorage } from './visitor-storage.ts'
import { type OpenedCatalog, openVaultCatalog } from './vault-catalog.ts'
import { openTabChannel, type TabChannel } from './tab-channel.ts'
import { DocentError } from '../base/docent-error.ts'
import { Engine } from '../engine/engine.ts'
import type { FeaturesPart } from './features.ts'
import type { ParsedOpenRequest } from './parse-open-request.ts'
import type { PackContentStore } from '../catalog/pack-content-store.ts'
import type { Product } from '../pipeline/product.ts'
import { webSha256 } from '../adapters/webcrypto/sha256.ts'

export interface VaultParts {
  readonly products: readonly [Product, ...Product[]]
  readonly features?: FeaturesPart | undefined
  readonly bandit?: BanditPart | undefined
  /** Tells the page. */
  readonly tell: (event: VaultEvent) => void
  /** Runs what another tab caused in turn with this tab's own verbs. */
  readonly inTurn: (work: () => Promise<void>) => void
}

/** Opens the visitor's storage; the catalog comes after it. Never rejects: without storage there is memory. */
export async function openVault(request: ParsedOpenRequest, parts: VaultParts): Promise<OpenVault> {
  const { privacy, database, config } = request
  const onReopened: (() => void)[] = []
  const storage = await openVisitorStorage({
    privacy,
    database,
    ttlSeconds: config.config.ttlSeconds,
    onReopened: () => onReopened.forEach((forget) => forget()),
  })
  const vault = new OpenVault(request, parts, storage)
  onReopened.push(() => vault.forget())
  return vault
}

export class OpenVault {
  readonly userId: string
  readonly #request: ParsedOpenRequest
  readonly #parts: VaultParts
  #storage: VisitorStorage
  #tabs: TabChannel | undefined
  #catalog: OpenedCatalog | undefined
  #imported: GrowingImport | undefined
  #engine: Engine | undefined
  /** The database was replaced under a verb, which may have gone on with what it had read before. */
  #isForgotten = false

  constructor(request: ParsedOpenRequest, parts: VaultParts, storage: VisitorStorage) {
    this.userId = request.userId
    this.#request = request
    this.#parts = parts
    this.#storage = storage
    if (storage.status().durability === 'durable') {
      this.#tabs = openTabChannel(request.database, (userId) => parts.inTurn(() => this.#takeOver(userId)))
    }
  }

  /** Of the visitor's database; undefined in memory. */
  get connection(): VisitorStorage['connection'] {
    return this.#storage.connection
  }

  get storageStatus(): StorageStatus {
    return this.#storage.status()
  }

  get catalog(): OpenedCatalog | undefined {
    return this.#catalog
  }

  /** DocentError `catalog-missing` before a catalog was opened. */
  get engine(): Engine {
    return this.#engine ?? this.#noCatalog()
  }

  /** The open catalog. DocentError `catalog-missing` before one was opened. */
  get catalogStore(): PackContentStore {
    return this.#catalog?.store ?? this.#noCatalog()
  }

  /** The open catalog, where it was imported. DocentError `catalog-missing`. */
  get imported(): GrowingImport {
    if (this.#imported) return this.#imported
    throw new DocentError('catalog-missing', 'Expected an imported catalog, found none. Import a file first.')
  }

  /** Version of the catalog that the device holds, if any. */
  async storedCatalogVersion(): Promise<string | undefined> {
    return this.#storage.catalogStore?.version()
  }

  /** Whether the device holds an import. Never rejects. */
  hasImport(): Promise<boolean> {
    return hasImport(this.#importParts())
  }

  /** Replaces the catalog; one that cannot be opened leaves the one before it in place. */
  async openCatalog(bytes: CatalogBytes | 'stored' | 'imported'): Promise<CatalogStatus> {
    if (bytes !== 'imported') return this.#use(await openVaultCatalog(bytes, this.#storage.catalogStore))
    const imported = await openImported(this.#importParts())
    return this.#useImport(imported ?? this.#noCatalog())
  }

  /** Opens records in place of the catalog; they grow by `addVectors`. Errors: those of `importRecords`. */
  async importRecords(records: RecordsToImport): Promise<CatalogStatus> {
    return this.#useImport(await importRecords(this.#importParts(), records))
  }

  /** Vectors for the import. Once it has all it is another catalog: one with a version and its own scales. */
  async addVectors(entries: readonly EmbeddedText[]): Promise<GrowthStatus> {
    const { imported } = this
    const before = imported.store
    const growth = await imported.addVectors(entries)
    if (imported.store !== before) {
      this.#useImport(imported)
      this.#parts.tell({ type: 'updated', userId: this.userId })
    }
    return growth
  }

  /** The catalog that is open stays so until another is opened. Gives whether there was an import. */
  async forgetImport(): Promise<boolean> {
    return forgetImport(this.#importParts())
  }

  /**
   * [VW3] Runs a verb. Storage that fails under it is replaced by memory, with all that can still be read, and the verb
   * is run again: nothing is lost, and storageStatus says so.
   */
  async run<T>(verb: (engine: Engine) => T | Promise<T>): Promise<T> {
    try {
      const value = await verb(this.engine)
      if (this.#isForgotten) await this.#readAgain(this.userId)
      this.#isForgotten = false
      return value
    } catch (thrown) {
      const failed = thrown instanceof DocentError && thrown.code === 'storage-failed'
      if (!failed || this.storageStatus.adapter === 'memory') throw thrown
      await this.#moveToMemory(thrown)
      return verb(this.engine)
    }
  }

  /** Tells the page and the other tabs that the visitor's data changed. */
  changed(): void {
    this.#parts.tell({ type: 'updated', userId: this.userId })
    this.#tabs?.announce(this.userId)
  }

  /** The database may be another one: what was read of it counts no more. */
  forget(): void {
    this.#isForgotten = true
    this.#engine?.invalidate(this.userId)
  }

  close(): void {
    this.#tabs?.close()
    this.#storage.close()
  }

  #useImport(imported: GrowingImport): CatalogStatus {
    const status = this.#use(imported)
    this.#imported = imported
    return status
  }

  #use(opened: OpenedCatalog): CatalogStatus {
    this.#catalog = opened
    this.#imported = undefined
    this.#engine = new Engine(this.#components(), opened.store, this.#engine)
    void opened.afterwards.then((because) => because && this.#parts.tell({ type: 'degraded', because }))
    return opened.status
  }

  #noCatalog(): never {
    const todo = 'Call openCatalog() first; createDocent() does.'
    throw new DocentError('catalog-missing', `Expected an open catalog, found none yet. ${todo}`)
  }

  #importParts(): ImportParts {
    const { importedCatalog, importedPacks, textVectors } = this.#storage
    return {
      records: importedCatalog,
      vectors: textVectors,
      packs: importedPacks,
      sha256: webSha256(),
      modelId: MINILM_ID,
      dim: MINILM_DIM,
      tell: (because) => this.#parts.tell({ type: 'degraded', because }),
    }
  }

  /** [VW7] Another tab stored something. */
  async #takeOver(userId: string): Promise<void> {
    await this.#readAgain(userId)
    if (userId === this.userId) this.#parts.tell({ type: 'updated', userId })
  }

  /** From the events: signals that were saved meanwhile may lack what the stores hold now, so they go. */
  async #readAgain(userId: string): Promise<void> {
    await this.#storage.modelStore.clear(userId).catch(() => undefined)
    this.#engine?.invalidate(userId)
  }

  async #moveToMemory(error: DocentError): Promise<void> {
    const { ttlSeconds } = this.#request.config.config
    this.#tabs?.close()
    this.#tabs = undefined
    this.#storage = await moveToMemory(this.#storage, { userId: this.userId, ttlSeconds, error })
    if (this.#catalog) this.#engine = new Engine(this.#components(), this.#catalog.store, this.#engine)
    const because = `From here on the visitor's data is kept in memory only. ${error.message}`
    this.#parts.tell({ type: 'degraded', because })
  }

  #components(): ConstructorParameters<typeof Engine>[0] {
    const { config, scenarios, seed, locale, userId } = this.#request
    const { eventBuffer, modelStore, preferencesStore, servedLog } = this.#storage
    return {
      config,
      products: this.#parts.products,
      scenarios,
      eventBuffer,
      modelStore,
      preferencesStore,
      servedLog,
      features: this.#parts.features?.open({
        connection: this.#storage.connection,
        tell: (of, alerts) => this.#parts.tell({ type: 'stale', userId: of, alerts }),
      }),
      explorer: this.#parts.bandit?.open({ connection: this.#storage.connection }),
      indexOfWords: (contents) => createMiniSearchIndex(contents),
      clock: { now: () => Date.now() },
      stopwatch: () => performance.now(),
      newId: () => toHex(crypto.getRandomValues(new Uint8Array(ID_BYTES))),
      seed,
      locale,
      onlyUserId: userId,
    }
  }
}
