/** CatalogVerbs: what a page can ask of the catalog, and how it brings one of its own. */
import type { CatalogManifest } from '../contracts/catalog-manifest.ts'
import type { Content } from '../contracts/content.ts'
import type { LoadedCatalog } from './catalog-loader.ts'
import type { RecordWarning } from '../contracts/read-records.ts'
import type { SyncReport } from '../contracts/sync-report.ts'

export interface ImportOptions {
  /** What the catalog is called. Default: the file's name without its ending. */
  readonly name?: string
}

export interface ImportReply {
  readonly status: LoadedCatalog
  /** What was left out, taken for something else or filled in, without stopping. */
  readonly warnings: readonly RecordWarning[]
  /** Of a file that is a signed release. */
  readonly report?: SyncReport
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
