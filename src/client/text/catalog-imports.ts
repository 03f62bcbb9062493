/** CatalogImports: a file that becomes the catalog of this page, and what embeds its texts in the background. */
import { CatalogGrowth } from '../embedding/catalog-growth.ts'
import type { GrowthStatus } from '../../contracts/host-replies.ts'
import type { ImportReply } from '../docent-catalog.ts'
import type { LoadedCatalog } from '../catalog-loader.ts'
import type { EmbeddedText } from '../../protocol/vault-host.ts'
import { MINUTE_MS } from '../../base/time.ts'
import { DocentError } from '../../base/docent-error.ts'
import type { Embedder } from '../embedding/embedder.ts'
import type { VaultClient } from '../vault-client.ts'

/** Checking and storing 100,000 records takes some seconds, a slow device ten times that. */
const IMPORT_DEADLINE_MS = MINUTE_MS
const UNNAMED = 'Imported catalog'

export class CatalogImports {
  readonly #vault: VaultClient
  readonly #embedder: Embedder | undefined
  readonly #name: string
  readonly #tell: (status: LoadedCatalog) => void
  #growth: CatalogGrowth | undefined
  #latest: GrowthStatus | undefined

  /** `name`: of the database, which tabs share. */
  constructor(vault: VaultClient, embedder: Embedder | undefined, name: string, tell: (status: LoadedCatalog) => void) {
    this.#vault = vault
    this.#embedder = embedder
    this.#name = name
    this.#tell = tell
  }

  /** The model became ready: a growth that waits for it goes on. */
  modelReady(): void {
    this.#growth?.modelReady()
  }

  /** What is open, with its growth as it stands now. */
  async status(): Promise<LoadedCatalog> {
    const { growth, ...status } = await this.#vault.catalog()
    const latest = this.#latest ?? growth
    return latest === undefined || latest.state === 'done' ? status : { ...status, growth: latest }
  }

  /** [CL15] The records are read where text is embedded, so that the page is not held up; the vault checks them again. */
  async import(file: Blob, named?: string): Promise<ImportReply> {
    const embedder = this.#embedder
    if (!embedder) throw noWorker()
    const fileName = file instanceof File ? file.name : `${named ?? UNNAMED}.csv`
    const { contents, warnings } = await embedder.read(file, fileName)
    const name = named ?? (fileName.replace(/\.[^.]*$/, '') || UNNAMED)
    await this.#stop()
    const records = { name, contents }
    const opened = await this.#vault.call((host) => host.importRecords(records), true, IMPORT_DEADLINE_MS)
    this.#adopt(opened)
    if (opened.growth) this.#grow(opened.growth)
    return { status: await this.status(), warnings }
  }

  /** Goes on with an import that an earlier page began. */
  goOn(growth: GrowthStatus): void {
    if (!this.#growth) this.#grow(growth)
  }

  pause(): void {
    this.#growth?.pause()
  }

  resume(): void {
    this.#growth?.resume()
  }

  /** [CL15] Opens the folder's own catalog in place of the import, which is forgotten. */
  async restore(): Promise<LoadedCatalog> {
    await this.#stop()
    const vault = this.#vault
    await vault.call((host) => host.forgetImport())
    const [storage, storedCatalogVersion] = await Promise.all([
      vault.call((host) => host.storageStatus()),
      vault.call((host) => host.storedCatalogVersion()),
    ])
    const status = await vault.loadOwn({ storage, storedCatalogVersion })
    this.#adopt(status)
    return status
  }

  close(): void {
    void this.#stop()
  }

  #adopt(status: LoadedCatalog): void {
    this.#latest = status.growth
    this.#vault.adopt(status)
    this.#tell(status)
  }

  #grow(from: GrowthStatus): void {
    const vault = {
      textsToEmbed: (limit: number) => this.#vault.call((host) => host.textsToEmbed(limit)),
      addVectors: (entries: readonly EmbeddedText[]) => this.#vault.call((host) => host.addVectors(entries)),
    }
    if (!this.#embedder) return // status() keeps saying how many wait
    const tell = (growth: GrowthStatus): void => void this.#told(growth)
    this.#growth = new CatalogGrowth({ vault, embedder: this.#embedder, name: this.#name, tell }, from)
    this.resume()
  }

  async #told(growth: GrowthStatus): Promise<void> {
    this.#latest = growth
    this.#tell(await this.status())
  }

  async #stop(): Promise<void> {
    const growing = this.#growth
    this.#growth = undefined
    this.#latest = undefined
    await growing?.close()
  }
}

function noWorker(): DocentError {
  const message = 'Expected an embed worker, found none. Give createDocent({ embedWorker }) to import a catalog.'
  return new DocentError('embed-unavailable', message)
}
