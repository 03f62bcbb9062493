/**
 * CatalogLoader: gives each new vault its catalog: the one that was imported here, else the network's where that has a
 * newer one, else the device's.
 */
import type { CatalogBytes, OpenReply, VaultHost } from '../protocol/vault-host.ts'
import { fetchFiles, fetchManifest } from './fetch-catalog.ts'
import type { CatalogStatus } from '../contracts/host-replies.ts'
import { DocentError } from '../base/docent-error.ts'
import { SECOND_MS } from '../base/time.ts'
import type { SyncStatus } from '../contracts/sync-report.ts'
import { transfer } from 'comlink'
import type { WorkerLife } from './worker-life.ts'

/** Opening parses every record: 10,000 take about half a second, a slow device ten times that. */
const OPEN_CATALOG_DEADLINE_MS = 30 * SECOND_MS

/** Why the catalog that is open is not the one that the server has. */
export interface CatalogProblem {
  readonly code: DocentError['code']
  readonly message: string
}

export interface LoadedCatalog extends CatalogStatus {
  /** Of a catalog that a sync worker keeps up to date: 'stale' when its publisher should have renewed it by now. */
  readonly freshness?: SyncStatus['freshness']
  /** There when the device's catalog had to do because the network's could not be had. */
  readonly problem?: CatalogProblem
}

/** One vault, or whichever is there. */
type AskedVault = Pick<WorkerLife<VaultHost>, 'ask'>

export class CatalogLoader {
  readonly #folder: URL
  readonly #isSynced: boolean
  /** Kept where the vault cannot keep them, so that a new worker needs no network. */
  #kept: CatalogBytes | undefined
  #loaded: LoadedCatalog | undefined

  /** `isSynced`: a sync worker keeps the device's catalog up to date, so the folder's is only for a device without one. */
  constructor(folder: URL, isSynced: boolean) {
    this.#folder = folder
    this.#isSynced = isSynced
  }

  /** What is open; undefined before the first `load`. */
  get loaded(): LoadedCatalog | undefined {
    return this.#loaded
  }

  /**
   * [CL2] Opens a catalog in a vault that was just opened. A worker that replaces another gets the same catalog again
   * without asking the network, where there are bytes. Errors: `catalog-missing`, `catalog-not-a-catalog` and what the
   * vault says of the bytes, each only where the device holds no catalog to fall back to.
   */
  async load(vault: AskedVault, reply: OpenReply): Promise<void> {
    if (reply.hasImport && (await this.#openImported(vault).catch(isDamage))) return
    await this.loadOwn(vault, reply)
  }

  /** As above, whatever was imported. */
  async loadOwn(
    vault: AskedVault,
    { storage, storedCatalogVersion: stored }: Pick<OpenReply, 'storage' | 'storedCatalogVersion'>,
  ): Promise<void> {
    const keep = storage.durability === 'memory'
    // What sync took in is newer than what the folder or this page has.
    const prefersStored = this.#isSynced || (this.#loaded && this.#loaded.from !== 'import')
    if (stored !== undefined && prefersStored && (await this.#openStored(vault, this.#loaded?.problem).catch(isDamage)))
      return
    if (this.#kept) await this.#open(vault, this.#kept, keep)
    else await this.#loadNewest(vault, stored, keep)
  }

  /** What is open now, by somebody else's doing. */
  adopt(status: LoadedCatalog): void {
    this.#loaded = status
  }

  async #loadNewest(vault: AskedVault, stored: string | undefined, keep: boolean): Promise<void> {
    try {
      const manifest = await fetchManifest(this.#folder)
      // A stored catalog that turns out damaged is fetched like one that is not there.
      if (
        manifest.version === stored &&
        (await this.#openStored(vault).catch(isDamage)) &&
        !this.#loaded?.refusedModels
      )
        return
      await this.#open(vault, await fetchFiles(this.#folder, manifest), keep)
    } catch (thrown) {
      if (stored === undefined || !isCatalogError(thrown)) throw thrown
      await this.#openStored(vault, { code: thrown.code, message: thrown.message }).catch((second: unknown) => {
        throw isCatalogError(second) ? thrown : second
      })
    }
  }

  async #openImported(vault: AskedVault): Promise<true> {
    this.#loaded = await vault.ask((host) => host.openCatalog('imported'), OPEN_CATALOG_DEADLINE_MS)
    return true
  }

  async #openStored(vault: AskedVault, problem?: CatalogProblem): Promise<true> {
    const status = await vault.ask((host) => host.openCatalog('stored'), OPEN_CATALOG_DEADLINE_MS)
    this.#loaded = problem ? { ...status, problem } : status
    return true
  }

  async #open(vault: AskedVault, bytes: CatalogBytes, keep: boolean): Promise<void> {
    const sent = keep
      ? bytes
      : transfer(bytes, [
          bytes.manifest,
          bytes.items,
          bytes.vectors,
          ...(bytes.models ?? []).map((model) => model.bytes),
        ])
    this.#loaded = await vault.ask((host) => host.openCatalog(sent), OPEN_CATALOG_DEADLINE_MS)
    if (keep) this.#kept = bytes
  }
}

function isDamage(thrown: unknown): false {
  if (isCatalogError(thrown)) return false
  throw thrown
}

function isCatalogError(thrown: unknown): thrown is DocentError {
  return thrown instanceof DocentError && thrown.code.startsWith('catalog-')
}
