/** The page's end of the sync worker; fetched when an app that has one opens it. */
import { proxy } from 'comlink'
import { folderUrl } from '../fetch-catalog.ts'
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../base/time.ts'
import { Supervisor } from '../supervisor.ts'
import { SYNC_PROTOCOL_VERSION, type SyncEvent, type SyncHost } from '../../protocol/sync-host.ts'
import type { SyncReport, SyncStatus } from '../../contracts/sync-report.ts'
import type { LoadedCatalog } from '../catalog-loader.ts'
import type { VaultClient } from '../vault-client.ts'
import type { WorkerKind } from '../worker-kind.ts'
import type { WorkerLife } from '../worker-life.ts'

export interface SyncOptions {
  readonly worker: () => Worker
  /** As in createDocent. */
  readonly catalog: string | URL
  readonly database: string
  /** Is told when another catalog lies on the device, and opens it. */
  readonly vault: Pick<VaultClient, 'call' | 'adopt' | 'catalog'>
  /** Told of reports once the vault has their catalog open, also of runs by the worker's own clock. */
  readonly tell: (event: SyncEvent) => void
  /** The vault has another catalog open than before. */
  readonly onOpened: (status: LoadedCatalog) => void
}

const SYNC: WorkerKind = {
  name: 'sync worker',
  runs: 'runSync()',
  codes: { timeout: 'sync-stalled', unavailable: 'sync-unavailable' },
  whenDown: 'The catalog on this device goes on serving; reload the page to look for updates again.',
  whenClosed: 'Call createDocent() again.',
}
/** Opening a database and verifying roots: a moment; a slow device ten times that. */
const OPEN_DEADLINE_MS = 15 * SECOND_MS
/** The longest that a run could take to download anything without stalling; it ends by itself long before. */
const RUN_DEADLINE_MS = DAY_MS
const ASK_DEADLINE_MS = 10 * SECOND_MS
/** Opening a catalog parses every record. */
const OPEN_CATALOG_DEADLINE_MS = MINUTE_MS

export class Sync {
  readonly #options: SyncOptions
  readonly #supervisor: Supervisor<SyncHost>
  /** Catalogs are opened one after the other. */
  #opening: Promise<unknown> = Promise.resolve()

  constructor(options: SyncOptions) {
    this.#options = options
    this.#supervisor = new Supervisor<SyncHost>({
      kind: SYNC,
      worker: options.worker,
      deadlineMs: ASK_DEADLINE_MS,
      open: (life) => this.#open(life),
      onReady: () => undefined,
      onDown: () => undefined,
    })
  }

  /**
   * [CL20] Looks for an update now; when it settles with 'updated', the page's lists come of the new catalog. Errors:
   * `sync-unavailable` alone: what goes wrong with an update is in the report.
   */
  async sync(): Promise<SyncReport> {
    const report = await this.#supervisor.call((host) => host.sync(), true, RUN_DEADLINE_MS)
    await this.#opened(report)
    return report
  }

  /** [CL21] Takes a `*.docent` file, verified like a site. As above. */
  async importFile(file: Blob): Promise<SyncReport> {
    const report = await this.#supervisor.call((host) => host.importFile(file), true, RUN_DEADLINE_MS)
    await this.#opened(report)
    return report
  }

  status(): Promise<SyncStatus> {
    return this.#supervisor.call((host) => host.status(), true)
  }

  close(): void {
    this.#supervisor.close()
  }

  async #open(life: WorkerLife<SyncHost>): Promise<void> {
    const { catalog, database } = this.#options
    const request = {
      protocol: SYNC_PROTOCOL_VERSION,
      catalog: folderUrl(catalog, document.baseURI).href,
      database,
    }
    await life.ask((host) => host.open(request), OPEN_DEADLINE_MS)
    life.host.subscribe(proxy((event: SyncEvent) => this.#hear(event))).catch(() => undefined)
  }

  #hear(event: SyncEvent): void {
    if (event.type === 'flipped') void this.#openVersion(event.version)
    if (event.type !== 'report') return this.#options.tell(event)
    void this.#opened(event.report).then(() => this.#options.tell(event))
  }

  #opened({ outcome, toVersion }: SyncReport): Promise<void> {
    if (outcome !== 'updated' || toVersion === undefined) return Promise.resolve()
    return this.#openVersion(toVersion)
  }

  /** [CL22] Once for each version; not in the place of a catalog that somebody imported. Never rejects. */
  #openVersion(version: string): Promise<void> {
    const before = this.#opening
    const mine = (async (): Promise<void> => {
      await before
      const { vault, onOpened } = this.#options
      const open = await vault.catalog()
      if (open.from === 'import' || (open.version === version && !open.refusedModels)) return
      const status = await vault.call((host) => host.openCatalog('stored'), true, OPEN_CATALOG_DEADLINE_MS)
      vault.adopt(status)
      onOpened(status)
    })().catch(() => undefined) // the catalog before goes on serving; a reload opens the new one
    this.#opening = mine
    return mine
  }
}
