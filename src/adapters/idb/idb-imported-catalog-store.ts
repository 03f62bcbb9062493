/** ImportedCatalogStore in IndexedDB: one record, as it is written once and read whole. */
import { crc32OfBytes } from './crc32.ts'
import { decodeItemsFile, encodeItemsFile } from '../../catalog/items-file.ts'
import type { IdbConnection } from './idb-connection.ts'
import type { ImportedCatalog, ImportedCatalogStore } from '../../ports/imported-catalog-store.ts'
import { CatalogInfo } from '../../contracts/catalog-manifest.ts'
import { seal, unseal } from './sealed-record.ts'

const CURRENT = 'current'

/** Over an open connection. Errors of `put` and `clear`: `storage-failed`. */
export function createIdbImportedCatalogStore(connection: IdbConnection): ImportedCatalogStore {
  return {
    async load() {
      const record: unknown = await connection
        .read(['importedCatalog'], (reading) => reading.objectStore('importedCatalog').get(CURRENT))
        .catch(() => undefined)
      return importedCatalogOf(record)
    },

    async has() {
      const key = await connection
        .read(['importedCatalog'], (reading) => reading.objectStore('importedCatalog').getKey(CURRENT))
        .catch(() => undefined)
      return key !== undefined
    },

    async put({ info, contents }) {
      const items = encodeItemsFile(contents)
      const record = { info: seal(info), count: contents.length, items, crc: crc32OfBytes(items) }
      await connection.write(['importedCatalog'], 'strict', (writing) =>
        writing.objectStore('importedCatalog').put(record, CURRENT),
      )
    },

    async clear() {
      await connection.write(['importedCatalog'], 'strict', (writing) =>
        writing.objectStore('importedCatalog').delete(CURRENT),
      )
    },

    close: () => undefined,
  }
}

function importedCatalogOf(record: unknown): ImportedCatalog | undefined {
  if (typeof record !== 'object' || record === null) return undefined
  const info = unseal(CatalogInfo, Reflect.get(record, 'info'))
  const items: unknown = Reflect.get(record, 'items')
  const count: unknown = Reflect.get(record, 'count')
  if (!info || typeof count !== 'number' || !isBytes(items)) return undefined
  if (crc32OfBytes(items) !== Reflect.get(record, 'crc')) return undefined
  try {
    return { info, contents: decodeItemsFile(items, count) }
  } catch {
    return undefined // written by a build whose contents were others
  }
}

function isBytes(items: unknown): items is Uint8Array<ArrayBuffer> {
  return items instanceof Uint8Array
}
