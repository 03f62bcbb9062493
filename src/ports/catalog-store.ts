/** CatalogStore: the bytes of downloaded catalogs, kept on the device so that a reload needs no download. */

/** The three files of a catalog, as read. */
export interface CatalogFiles {
  readonly manifest: Uint8Array<ArrayBuffer>
  readonly items: Uint8Array<ArrayBuffer>
  readonly vectors: Uint8Array<ArrayBuffer>
}

export interface CatalogStore {
  /** [ST11] The files of the catalog that was put last, or undefined; a damaged record counts as none. */
  load(): Promise<{ readonly version: string; readonly files: CatalogFiles } | undefined>
  /** [ST12] Replaces the stored catalog in one step: old or new after a crash, never a mix. */
  put(version: string, files: CatalogFiles): Promise<void>
  clear(): Promise<void>
  close(): void
}
