/** CatalogStore in IndexedDB: one record that names where the vectors lie, so that a crash leaves the old catalog or the new. */
import type { ByteFiles } from '../../ports/byte-files.ts'
import type { ByteSource, CatalogStore } from '../../ports/catalog-store.ts'
import { blobSource } from './blob-source.ts'
import type { IdbConnection } from './idb-connection.ts'
import { ID_BYTES, toHex } from '../../base/hex.ts'
import { oneTabAtATime } from './one-tab-at-a-time.ts'
import { storedCatalogOf } from './stored-catalog-of.ts'
import type { StoredCatalog } from './docent-schema.ts'

export interface CatalogPlace {
  /** Which of the two catalogs of a database: the folder's own, or the pack that an import became. */
  readonly which: CatalogRecord
  /** Name of the database: tabs of one database replace the catalog one after the other. */
  readonly database: string
  /** Where vectors are put as files; undefined, or without any, they lie in the record. Asked for at most once. */
  readonly files?: () => Promise<ByteFiles | undefined>
}

type CatalogRecord = 'current' | 'imported'
const RECORDS: readonly CatalogRecord[] = ['current', 'imported']

/**
 * Over an open connection. [ST11] Checks shape and length alone: which bytes are right is for the manifest's digests to
 * say, when the catalog is opened. Errors of `put` and `clear`: `storage-failed`; `load` and `version` never reject: a
 * catalog that cannot be read is one to fetch again.
 */
export function createIdbCatalogStore(connection: IdbConnection, place: CatalogPlace): CatalogStore {
  let asked: Promise<ByteFiles | undefined> | undefined
  const folder = (): Promise<ByteFiles | undefined> => (asked ??= place.files?.() ?? Promise.resolve(undefined))
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => oneTabAtATime(`docent-catalog:${place.database}`, work)
  let isSwept = false

  /** Undefined when it is none or another tab's replaced it between record and file. */
  async function locate(): Promise<{ readonly record: StoredCatalog; readonly vectors: ByteSource } | undefined> {
    void folder() // opens while the record is read
    const record = await read(connection, place.which)
    if (!record) return undefined
    const { vectors } = record
    if (vectors instanceof Blob) return { record, vectors: blobSource(vectors) }
    const found = await (await folder())?.open(vectors.file, vectors.bytes)
    return found && { record, vectors: found }
  }

  async function locateTwice(): ReturnType<typeof locate> {
    try {
      return (await locate()) ?? (await locate())
    } catch {
      return undefined // Chromium keeps large values in files of their own, which can go missing alone
    }
  }

  async function putVectors(version: string, bytes: Uint8Array<ArrayBuffer>): Promise<StoredCatalog['vectors']> {
    const open = await folder()
    // Never a name that a record has: a write that is cut off must leave the file of the old record whole.
    const file = `${version}-${toHex(crypto.getRandomValues(new Uint8Array(ID_BYTES)))}.vectors`
    try {
      await open?.write(file, bytes)
    } catch {
      return new Blob([bytes])
    }
    return open ? { file, bytes: bytes.length } : new Blob([bytes])
  }

  /** [ST17] Removes the files of neither catalog. Only in turn: another tab may be about to name the file it wrote. */
  async function sweep(): Promise<void> {
    const open = await folder()
    if (!open) return
    const records = await Promise.all(RECORDS.map((which) => read(connection, which)))
    await open.keepOnly(
      records.flatMap((record) => (record && !(record.vectors instanceof Blob) ? [record.vectors.file] : [])),
    )
  }

  /** What a crash left behind; nobody waits for it. */
  function sweepOnce(): void {
    if (isSwept) return
    isSwept = true
    void inTurn(sweep).catch(() => undefined)
  }

  return {
    async version() {
      return (await locateTwice())?.record.version
    },

    async load() {
      const located = await locateTwice()
      sweepOnce()
      if (!located) return undefined
      const { version, manifest, vectors: where, items: blob } = located.record
      const items = await blob.arrayBuffer().catch(() => undefined)
      if (!items) return undefined
      const files = { manifest, items: new Uint8Array(items), vectors: located.vectors }
      return { version, files, vectorsIn: where instanceof Blob ? 'idb' : 'opfs' }
    },

    put(version, { manifest, items, vectors: bytes }) {
      return inTurn(async () => {
        const vectors = await putVectors(version, bytes)
        const record = { schemaVersion: 2, version, manifest, items: new Blob([items]), vectors } as const
        try {
          await connection.write(['catalog'], 'strict', (writing) =>
            writing.objectStore('catalog').put(record, place.which),
          )
        } finally {
          await sweep().catch(() => undefined)
        }
        return vectors instanceof Blob ? 'idb' : 'opfs'
      })
    },

    clear(version) {
      return inTurn(async () => {
        await connection.write(['catalog'], 'strict', async (writing) => {
          const store = writing.objectStore('catalog')
          const isMeant = version === undefined || storedCatalogOf(await store.get(place.which))?.version === version
          if (isMeant) await store.delete(place.which)
        })
        await sweep().catch(() => undefined)
      })
    },

    close: () => undefined,
  }
}

async function read(connection: IdbConnection, which: CatalogRecord): Promise<StoredCatalog | undefined> {
  return storedCatalogOf(await connection.read(['catalog'], (reading) => reading.objectStore('catalog').get(which)))
}
