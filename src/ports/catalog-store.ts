/** CatalogStore: the bytes of downloaded catalogs, kept on the device so that a reload needs no download. */

/** Bytes that lie somewhere, to be read straight to where they are needed. */
export interface ByteSource {
  /** Bytes in all. */
  readonly length: number
  /** Writes all bytes into `target`, which has exactly `length`. Rejects when they cannot be read. */
  readInto(target: Uint8Array<ArrayBuffer>): Promise<void>
}

/** A model file under its name in the catalog folder. */
export interface ModelBytes {
  readonly path: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** The files of a catalog, as fetched or built. */
export interface CatalogFiles {
  readonly manifest: Uint8Array<ArrayBuffer>
  readonly items: Uint8Array<ArrayBuffer>
  readonly vectors: Uint8Array<ArrayBuffer>
  /** Absent, or without those that could not be had: a catalog opens without its models too. */
  readonly models?: readonly ModelBytes[]
}

/** The files of a catalog, the large one still where it is kept. */
export interface OpenableCatalog extends Omit<CatalogFiles, 'vectors'> {
  readonly vectors: ByteSource
}

/** Where vectors lie: a file, the database, nowhere but in memory. */
export type VectorsIn = 'opfs' | 'idb' | 'memory'

export interface StoredCatalogFiles {
  readonly version: string
  readonly files: OpenableCatalog
  readonly vectorsIn: VectorsIn
}

/** Told how far a `put` is. */
export interface PutWatch {
  /** All bytes are on the device; nobody sees them yet. */
  staged?(): void
  /** The new catalog is the one that `load` gives. */
  flipped?(): void
}

export interface CatalogStore {
  /** What `load` would give, without reading it. Never rejects. */
  version(): Promise<string | undefined>
  /** [ST11] The catalog that was put last, or undefined; one that is damaged or not whole counts as none. Never rejects. */
  load(): Promise<StoredCatalogFiles | undefined>
  /** [ST12] Replaces the stored catalog in one step: old or new after a crash, never a mix. Says where the vectors are. */
  put(version: string, files: CatalogFiles, watch?: PutWatch): Promise<VectorsIn>
  /** Forgets the catalog; where a version is given, only that one: another tab may have put a newer one. */
  clear(version?: string): Promise<void>
  close(): void
}
