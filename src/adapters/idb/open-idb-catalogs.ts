/** The stores of public data in one IndexedDB database, over one connection. Opened by vault and sync worker. */
import type { ByteFiles } from '../../ports/byte-files.ts'
import { CATALOGS_DATABASE, type CatalogsConnection } from './catalogs-schema.ts'
import type { CatalogStore } from '../../ports/catalog-store.ts'
import { type ConnectionOptions, IdbConnection } from './idb-connection.ts'
import { createIdbCatalogStore } from './idb-catalog-store.ts'

export interface IdbCatalogsOptions extends ConnectionOptions {
  /** Where the vectors of catalogs are put as files; without it they lie in the database. */
  readonly files?: () => Promise<ByteFiles | undefined>
}

export interface IdbCatalogs {
  /** For what is kept beside the catalogs. */
  readonly connection: CatalogsConnection
  readonly catalogStore: CatalogStore
  /** The pack that an import became. */
  readonly importedPacks: CatalogStore
  /** Closes the connection; calls after it fail with `storage-failed`. */
  close(): void
}

/** Opens or creates the database `options.database` (see `catalogsDatabase`). Errors: those of `openIdbStores`. */
export async function openIdbCatalogs({ files, ...options }: IdbCatalogsOptions): Promise<IdbCatalogs> {
  const connection: CatalogsConnection = new IdbConnection(options, CATALOGS_DATABASE)
  await connection.open()
  const place = { database: options.database, ...(files && { files }) }
  return {
    connection,
    catalogStore: createIdbCatalogStore(connection, { ...place, which: 'current' }),
    importedPacks: createIdbCatalogStore(connection, { ...place, which: 'imported' }),
    close: () => connection.close(),
  }
}
