/** VaultClient: the page's end of the vault. Opens every new worker the same way and remembers what it said last. */
import type { OpenReply, OpenRequest, VaultEvent, VaultHost } from '../protocol/vault-host.ts'
import { proxy, type Remote } from 'comlink'
import { CatalogLoader, type LoadedCatalog } from './catalog-loader.ts'
import { DocentError } from '../base/docent-error.ts'
import { folderUrl } from './fetch-catalog.ts'
import { SECOND_MS } from '../base/time.ts'
import { Supervisor, type VaultState } from './supervisor.ts'
import type { VaultHealth } from '../contracts/host-replies.ts'
import type { Wire } from '../protocol/error-wire.ts'
import { VAULT } from './worker-kind.ts'
import type { WorkerLife } from './worker-life.ts'

/** Starting a worker and opening its storage, which alone may take 5 s, has nothing to do with how long a call may take. */
const OPEN_DEADLINE_MS = 10 * SECOND_MS

export interface VaultClientOptions {
  readonly catalog: string | URL
  /** Whether a sync worker keeps the device's catalog up to date. */
  readonly isSynced: boolean
  readonly worker: () => Worker
  readonly request: OpenRequest
  readonly deadlineMs: number
  readonly tell: (event: VaultEvent) => void
  /** A worker is open, the first or another. */
  readonly onReady: () => void
}

export class VaultClient {
  readonly #options: VaultClientOptions
  readonly #loader: CatalogLoader
  readonly #supervisor: Supervisor<VaultHost>
  #health: VaultHealth | undefined

  constructor(options: VaultClientOptions) {
    this.#options = options
    this.#loader = new CatalogLoader(folderUrl(options.catalog, document.baseURI), options.isSynced)
    this.#supervisor = new Supervisor<VaultHost>({
      kind: VAULT,
      worker: options.worker,
      deadlineMs: options.deadlineMs,
      open: (life) => this.#open(life),
      onReady: options.onReady,
      onDown: (because) => options.tell({ type: 'degraded', because: `There is no vault any more: ${because}` }),
    })
  }

  /** Settles when the vault is open, or never will be. Errors: what `open` and the catalog say, `vault-unavailable`. */
  started(): Promise<void> {
    return this.#supervisor.started()
  }

  get state(): { readonly state: VaultState; readonly because?: string; readonly deaths: number } {
    return this.#supervisor.state
  }

  get isDurable(): boolean {
    return this.#health?.storage.durability === 'durable'
  }

  /** What is open. Rejects only before it was ever open. */
  async catalog(): Promise<LoadedCatalog> {
    return this.#loader.loaded ?? Promise.reject(neverOpen())
  }

  /** Another catalog is open than before. */
  adopt(catalog: LoadedCatalog): void {
    this.#loader.adopt(catalog)
  }

  /** Opens the folder's own catalog, whatever was imported. Errors: those of `started`. */
  async loadOwn(known: Pick<OpenReply, 'storage' | 'storedCatalogVersion'>): Promise<LoadedCatalog> {
    const vault = {
      ask: <T>(verb: (host: Remote<VaultHost>) => Promise<Wire<T>>, ms: number) => this.call(verb, true, ms),
    }
    await this.#loader.loadOwn(vault, known)
    return this.catalog()
  }

  /** One call; `again` where doing it twice is the same as doing it once. */
  call<T>(verb: (host: Remote<VaultHost>) => Promise<Wire<T>>, again = true, deadlineMs?: number): Promise<T> {
    return this.#supervisor.call(verb, again, deadlineMs)
  }

  /** What the vault says of itself, or said last where it does not answer. Rejects only before it was ever open. */
  async health(): Promise<VaultHealth> {
    if (this.state.state === 'ready') {
      this.#health = await this.call((host) => host.health()).catch(() => this.#health)
    }
    return this.#health ?? Promise.reject(neverOpen())
  }

  close(): void {
    this.#supervisor.close()
  }

  async #open(life: WorkerLife<VaultHost>): Promise<void> {
    const { request, tell } = this.#options
    const reply = await life.ask((host) => host.open(request), OPEN_DEADLINE_MS)
    life.host.subscribe(proxy((event: VaultEvent) => tell(event))).catch(() => undefined)
    await this.#loader.load(life, reply)
    const { protocol, storage } = reply
    // The cautious reading, until the vault has looked.
    this.#health = { protocol, storage, catalog: this.#loader.loaded, egress: 'open', vectorPath: 'js' }
  }
}

function neverOpen(): DocentError {
  return new DocentError('vault-unavailable', 'Expected a vault that was open once, found none. Call createDocent().')
}
