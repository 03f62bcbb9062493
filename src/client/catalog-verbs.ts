/** What a page can ask of the catalog, and the import of a catalog of its own. */
import type { ImportReply } from './text/catalog-imports.ts'
import type { CatalogManifest } from '../contracts/catalog-manifest.ts'
import type { Content } from '../contracts/content.ts'
import type { LazySync } from './lazy-sync.ts'
import type { LazyText } from './lazy-text.ts'
import type { LoadedCatalog } from './catalog-loader.ts'
import type { VaultClient } from './vault-client.ts'

/** What `docent pack` writes. */
const RELEASE_FILE = '.docent'

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
   * catalog before it stays. A `*.docent` file is a signed release and taken as an update from the network would be:
   * what became of it is the reply's `report`, a refusal as well; Error: `sync-unavailable`.
   */
  import(file: Blob, options?: ImportOptions): Promise<ImportReply>
  /** Embeds no further until `resume`; a reload resumes too. */
  pause(): void
  resume(): void
  /** Forgets the import and opens the folder's own catalog again. */
  restore(): Promise<LoadedCatalog>
}

export function catalogVerbs(vault: VaultClient, text: LazyText, updates: LazySync): CatalogVerbs {
  return {
    status: async () => updates.freshened(await text.catalogStatus()),
    manifest: () => vault.call((host) => host.manifest()),
    contents: (contentIds) => vault.call((host) => host.contents(contentIds)),
    async import(file, { name } = {}) {
      if (!(file instanceof File && file.name.endsWith(RELEASE_FILE))) return text.import(file, name)
      const report = await updates.importFile(file)
      return { status: await vault.catalog(), warnings: [], report }
    },
    pause: () => text.pause(),
    resume: () => text.resume(),
    restore: () => text.restore(),
  }
}
