/** ImportedCatalogStore: the records of a catalog that was dropped on the page, kept while it is embedded. */
import type { CatalogInfo } from '../contracts/catalog-manifest.ts'
import type { Content } from '../contracts/content.ts'

export interface ImportedCatalog {
  readonly info: CatalogInfo
  /** Ascending by id (code unit order), each id once. */
  readonly contents: readonly Content[]
}

/** One catalog at a time. Not the visitor's data: `reset()` does not erase it. */
export interface ImportedCatalogStore {
  /** [ST19] The catalog that was put last, equal to it; undefined when there is none or it is damaged. Never rejects. */
  load(): Promise<ImportedCatalog | undefined>
  /** Whether there is one, damaged or not; no record is read for it. Never rejects. */
  has(): Promise<boolean>
  /** [ST19] Replaces what is held in one step. Errors: `storage-failed`. */
  put(catalog: ImportedCatalog): Promise<void>
  /** Errors: `storage-failed`. */
  clear(): Promise<void>
  close(): void
}
