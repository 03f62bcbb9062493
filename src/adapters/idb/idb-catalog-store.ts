/** CatalogStore in IndexedDB: one record, so that a crash leaves the old catalog or the new one. */
import type { CatalogStore } from '../../ports/catalog-store.ts'
import type { IdbConnection } from './idb-connection.ts'
import type { StoredCatalog } from './docent-schema.ts'

const CURRENT = 'current'

/**
 * Over an open connection. [ST11] Checks the shape alone: which bytes are right is for the manifest's digests to say, when
 * the catalog is opened. Errors of `put` and `clear`: `storage-failed`; `load` never throws: a catalog that cannot be
 * read is one to fetch again.
 */
export function createIdbCatalogStore(connection: IdbConnection): CatalogStore {
  return {
    async load() {
      const record: unknown = await connection
        .read(['catalog'], (reading) => reading.objectStore('catalog').get(CURRENT))
        .catch(() => undefined) // Chromium keeps large values in files of their own, which can go missing alone
      if (!isStoredCatalog(record)) return undefined
      const { version, manifest, items, vectors } = record
      return { version, files: { manifest, items, vectors } }
    },

    async put(version, { manifest, items, vectors }) {
      await connection.write(['catalog'], 'strict', (writing) =>
        writing.objectStore('catalog').put({ version, manifest, items, vectors }, CURRENT),
      )
    },

    async clear() {
      await connection.write(['catalog'], 'strict', (writing) => writing.objectStore('catalog').delete(CURRENT))
    },

    close: () => undefined,
  }
}

function isStoredCatalog(record: unknown): record is StoredCatalog {
  if (typeof record !== 'object' || record === null) return false
  const isBytes = (key: string): boolean => Reflect.get(record, key) instanceof Uint8Array
  return typeof Reflect.get(record, 'version') === 'string' && ['manifest', 'items', 'vectors'].every(isBytes)
}
