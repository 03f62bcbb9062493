/** A device in memory: its stores outlive its workers, and can be lost one by one. */
import { createMemoryCatalogStore } from '../../src/adapters/memory/memory-catalog-store.ts'
import { createMemoryMarks, createMemorySyncState } from '../../src/adapters/memory/memory-sync-state.ts'
import { aTime } from '../builders/an-event.ts'
import type { CatalogFiles, CatalogStore } from '../../src/ports/catalog-store.ts'
import type { MarkStore, SyncStateStore } from '../../src/ports/sync-state-store.ts'
import { openCatalog } from '../../src/catalog/open-catalog.ts'
import { wholeModels } from '../../src/catalog/open-models.ts'
import type { ReleaseSource } from '../../src/ports/release-source.ts'
import { ReleaseSync } from '../../src/engine/sync/release-sync.ts'
import type { SignatureAlgorithm } from '../../src/ports/signatures.ts'
import { sha256 } from '../builders/a-pack.ts'
import { someTools } from '../builders/a-publisher.ts'
import type { SyncProgress, SyncReport } from '../../src/contracts/sync-report.ts'

export class ADevice {
  readonly anchor: string
  readonly algorithms: readonly SignatureAlgorithm[] | undefined
  catalogs: CatalogStore = createMemoryCatalogStore()
  state: SyncStateStore = createMemorySyncState()
  marks: MarkStore[] = [createMemoryMarks(), createMemoryMarks()]
  /** What its clock says. */
  now = aTime
  readonly progress: SyncProgress[] = []
  #sync: ReleaseSync | undefined

  constructor(anchor: string, algorithms?: readonly SignatureAlgorithm[]) {
    this.anchor = anchor
    this.algorithms = algorithms
  }

  /** Of the worker that runs now; another one after `restart`. */
  async sync(): Promise<ReleaseSync> {
    this.#sync ??= await ReleaseSync.open(this.anchor, {
      catalogs: this.catalogs,
      state: this.state,
      marks: this.marks,
      tools: await someTools(this.algorithms),
      now: () => this.now,
      stopwatch: () => performance.now(),
      random: () => 0.5,
      tell: (progress) => this.progress.push(progress),
    })
    return this.#sync
  }

  async run(source: ReleaseSource, from: SyncReport['from'] = 'site'): Promise<SyncReport> {
    return (await (await this.sync()).run(source, from)).report
  }

  restart(): void {
    this.#sync = undefined
  }

  loseMark(place: number): void {
    this.marks[place] = createMemoryMarks()
  }

  /** All that sync knows, but for the marks. */
  loseState(): void {
    this.state = createMemorySyncState()
    this.restart()
  }

  /** The catalog that a reader would open now, opened with every check; undefined when there is none. */
  async read(): Promise<{ readonly version: string; readonly files: CatalogFiles } | undefined> {
    const stored = await this.catalogs.load()
    if (!stored) return undefined
    const vectors = new Uint8Array(stored.files.vectors.length)
    await stored.files.vectors.readInto(vectors)
    const files = { ...stored.files, vectors }
    const { version, models } = await openCatalog(files, { sha256 })
    wholeModels(models)
    if (version !== stored.version) throw new Error(`A mix: ${version} under the name ${stored.version}.`)
    return { version, files }
  }
}
