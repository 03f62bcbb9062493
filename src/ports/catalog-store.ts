/** CatalogStore: the bytes of downloaded catalogs, kept on the device so that a reload needs no download. */

/** Bytes that lie somewhere, to be read once, straight to where they are needed. */
export interface ByteSource {
  /** Bytes in all. */
  readonly length: number
  /** Writes all bytes into `target`, which has exactly `length`. Rejects when they cannot be read. */
  readInto(target: Uint8Array<ArrayBuffer>): Promise<void>
}

/** The three files of a catalog, as fetched or built. */
export interface CatalogFiles {
  readonly manifest: Uint8Array<ArrayBuffer>
  readonly items: Uint8Array<ArrayBuffer>
  readonly vectors: Uint8Array<ArrayBuffer>
}

/** The three files of a catalog, the large one still where it is kept. */
export interface OpenableCatalog {
  readonly manifest: Uint8Array<ArrayBuffer>
  readonly items: Uint8Array<ArrayBuffer>
  readonly vectors: ByteSource
}

export interface StoredCatalogFiles {
  readonly version: string
  readonly files: OpenableCatalog
  /** Where the vectors lie. */
  readonly vectorsIn: 'opfs' | 'idb' | 'memory'
}

/** The three files of a catalog, ready to be opened. */
export interface OpenableCatalog {
  readonly manifest: Uint8Array<ArrayBuffer>
  readonly items: Uint8Array<ArrayBuffer>
  readonly vectors: ByteSource
}

export interface CatalogStore {
  /** [ST11] The files of the catalog that was put last, or undefined; a damaged record counts as none. */
  load(): Promise<StoredCatalogFiles | undefined>
  /** [ST12] Replaces the stored catalog in one step: old or new after a crash, never a mix. */
  put(version: string, files: CatalogFiles): Promise<void>
  clear(): Promise<void>
  close(): void
}
