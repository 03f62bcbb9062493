/** LazySync: the page's verbs about updates; the sync worker is opened after the first list can be had. */
import { DocentError } from '../base/docent-error.ts'
import { Lazily } from './lazily.ts'
import type { LoadedCatalog } from './catalog-loader.ts'
import type { Sync, SyncOptions } from './sync/open-sync.ts'
import type { SyncReport } from '../contracts/sync-report.ts'

export type LazySyncOptions = Omit<SyncOptions, 'worker'> & { readonly worker: SyncOptions['worker'] | undefined }

export class LazySync {
  readonly #sync: Lazily<Sync>
  #isClosed = false

  constructor({ worker, ...options }: LazySyncOptions) {
    this.#sync = new Lazily(async () => {
      if (!worker || this.#isClosed) throw noWorker()
      return new (await import('./sync/open-sync.ts')).Sync({ ...options, worker })
    })
  }

  /** Starts the worker, where there is one, which polls by its own clock. Never throws. */
  start(): void {
    this.#sync.open().catch(() => undefined) // the next call says why
  }

  /** [CL20] */
  async sync(): Promise<SyncReport> {
    return (await this.#sync.open()).sync()
  }

  /** [CL21] */
  async importFile(file: Blob): Promise<SyncReport> {
    return (await this.#sync.open()).importFile(file)
  }

  /** The catalog's status with what the sync worker knows of it. */
  async freshened(status: LoadedCatalog): Promise<LoadedCatalog> {
    const known = await this.#sync.now?.status().catch(() => undefined)
    return known && status.from !== 'import' ? { ...status, freshness: known.freshness } : status
  }

  close(): void {
    this.#isClosed = true
    this.#sync.now?.close()
  }
}

function noWorker(): DocentError {
  return new DocentError('sync-unavailable', 'Expected a sync worker, found none. Give createDocent({ syncWorker }).')
}
