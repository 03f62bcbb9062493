/** What a page can ask of the catalog, and the import of a catalog of its own. */
import type { ImportReply } from './text/catalog-imports.ts'
import type { CatalogManifest } from '../contracts/catalog-manifest.ts'
import type { Content } from '../contracts/content.ts'
import type { LazyText } from './lazy-text.ts'
import type { LoadedCatalog } from './catalog-loader.ts'
import type { VaultClient } from './vault-client.ts'

export interface ImportOptions {
  /** What the catalog is called. Default: the file's name without its ending. */
  readonly name?: string
}

export interface CatalogVerbs {
  status(): Promise<LoadedCatalog>
  manifest(): Promise<CatalogManifest>
  /** All contents by ascending id, or those of the given ids; unknown ids are left out. */
  contents(contentIds?: readonly string[]): Promise<readonly Content[]>
  /**
   * Opens a CSV or NDJSON file of records as the catalog, at once, and embeds its texts in the background, on this
   * device; each content is recommended from then on. `on('catalog')` hears how far it is. It stays, over reloads, until
   * `restore` or another import. Errors: `build-bad-source` with every fault of the file, `embed-unavailable`; then the
   * catalog before it stays.
   */
  import(file: Blob, options?: ImportOptions): Promise<ImportReply>
  /** Embeds no further until `resume`; a reload resumes too. */
  pause(): void
  resume(): void
  /** Forgets the import and opens the folder's own catalog again. */
  restore(): Promise<LoadedCatalog>
}

export function catalogVerbs(vault: VaultClient, text: LazyText): CatalogVerbs {
  return {
    status: () => text.catalogStatus(),
    manifest: () => vault.call((host) => host.manifest()),
    contents: (contentIds) => vault.call((host) => host.contents(contentIds)),
    import: (file, options = {}) => text.import(file, options.name),
    pause: () => text.pause(),
    resume: () => text.resume(),
    restore: () => text.restore(),
  }
}
