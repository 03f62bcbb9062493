/** What device-catalog.worker.ts offers to the page. */
import type { CatalogFiles, VectorsIn } from '../../src/ports/catalog-store.ts'

export interface LoadedBytes {
  readonly version: string
  readonly files: CatalogFiles
  readonly vectorsIn: VectorsIn
}

export interface DeviceCatalogHost {
  /** `dies`: no put ends after its file was written, as if the worker had died there; it posts 'written'. */
  open(database: string, dies: boolean): Promise<void>
  version(): Promise<string | undefined>
  load(): Promise<LoadedBytes | undefined>
  put(version: string, files: CatalogFiles): Promise<VectorsIn>
  clear(version?: string): Promise<void>
  /** The same database's store of packs that imports became. */
  putImported(version: string, files: CatalogFiles): Promise<VectorsIn>
  importedVersion(): Promise<string | undefined>
  close(): Promise<void>
  /** Locks a file of the folder against every other reader, as an engine without shared handles does. */
  hold(database: string, name: string): Promise<void>
  /** The length that `ByteFiles.open` finds. */
  find(name: string, length: number): Promise<number | undefined>
  /** 'written' or an error's code. */
  write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string>
}
