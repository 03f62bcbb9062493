/** Where catalogs are kept on the device: public data, in a database and a folder without anything of a visitor. */
import { catalogsDatabase } from '../adapters/idb/catalogs-schema.ts'
import { type IdbCatalogs, openIdbCatalogs } from '../adapters/idb/open-idb-catalogs.ts'
import { forgetOpfsFiles, openOpfsFiles } from '../adapters/opfs/opfs-files.ts'

export type CatalogStorage = IdbCatalogs

/** The catalogs that belong to a visitor's database; undefined where the browser lends no storage. Never rejects. */
export async function openCatalogStorage(database: string): Promise<CatalogStorage | undefined> {
  const name = catalogsDatabase(database)
  void forgetOpfsFiles(database) // where builds before this one had them
  return openIdbCatalogs({ database: name, files: () => openOpfsFiles(name) }).catch(() => undefined)
}
