/** OpenVault: one visitor's storage, catalog and engine, put together for the browser. The composition root's inside. */
import type { CatalogBytes, VaultEvent } from '../protocol/vault-host.ts'
import type { CatalogStatus, StorageStatus } from '../contracts/host-replies.ts'
import { ID_BYTES, toHex } from '../base/hex.ts'
import { moveToMemory, openVisitorStorage, type VisitorStorage } from './visitor-storage.ts'
import { type OpenedCatalog, openVaultCatalog } from './vault-catalog.ts'
import { openTabChannel, type TabChannel } from './tab-channel.ts'
import { DocentError } from '../base/docent-error.ts'
import { Engine } from '../engine/engine.ts'
import type { ParsedOpenRequest } from './parse-open-request.ts'
import type { Product } from '../pipeline/product.ts'

export interface VaultParts {
  readonly products: readonly [Product, ...Product[]]
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

  get storageStatus(): StorageStatus {
    return this.#storage.status()
  }

  get catalog(): OpenedCatalog | undefined {
    return this.#catalog
  }

  /** DocentError `catalog-missing` before a catalog was opened. */
  get engine(): Engine {
    if (this.#engine) return this.#engine
    throw new DocentError(
      'catalog-missing',
      'Expected an open catalog, found none yet. Call openCatalog() first; createDocent() does.',
    )
  }

  /** Version of the catalog that the device holds, if any. */
  async storedCatalogVersion(): Promise<string | undefined> {
    return (await this.#storage.catalogStore?.load())?.version
  }

  /** Replaces the catalog; one that cannot be opened leaves the one before it in place. */
  async openCatalog(bytes: CatalogBytes | 'stored'): Promise<CatalogStatus> {
    const opened = await openVaultCatalog(bytes, this.#storage.catalogStore)
    this.#catalog = opened
    this.#engine = new Engine(this.#components(), opened.store)
    void opened.afterwards.then((because) => because && this.#parts.tell({ type: 'degraded', because }))
    return opened.status
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
    if (this.#catalog) this.#engine = new Engine(this.#components(), this.#catalog.store)
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
      clock: { now: () => Date.now() },
      stopwatch: () => performance.now(),
      newId: () => toHex(crypto.getRandomValues(new Uint8Array(ID_BYTES))),
      seed,
      locale,
      onlyUserId: userId,
    }
  }
}
