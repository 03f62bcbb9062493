/** CatalogStore in IndexedDB: generations, and one record that names the visible one, so that a crash leaves old or new. */
import type { ByteFiles } from '../../ports/byte-files.ts'
import type { ByteSource, CatalogStore } from '../../ports/catalog-store.ts'
import { blobSource } from './blob-source.ts'
import type { CatalogRecord, CatalogsConnection, StoredCatalog } from './catalogs-schema.ts'
import { ID_BYTES, toHex } from '../../base/hex.ts'
import { oneTabAtATime } from './one-tab-at-a-time.ts'
import { storedCatalogOf } from './stored-catalog-of.ts'

export interface CatalogPlace {
  /** Which of the two catalogs of a database: the folder's own, or the pack that an import became. */
  readonly which: CatalogRecord
  /** Name of the database: tabs of one database replace the catalog one after the other. */
  readonly database: string
  /** Where vectors are put as files; undefined, or without any, they lie in the record. Asked for at most once. */
  readonly files?: () => Promise<ByteFiles | undefined>
}

const RECORDS: readonly CatalogRecord[] = ['current', 'imported']

/**
 * Over an open connection. [ST11] Checks shape and length alone: which bytes are right is for the manifest's digests to
 * say, when the catalog is opened. Errors of `put` and `clear`: `storage-failed`; `load` and `version` never reject: a
 * catalog that cannot be read is one to fetch again.
 */
export function createIdbCatalogStore(connection: CatalogsConnection, place: CatalogPlace): CatalogStore {
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

  /** [ST17] Removes generations that nobody sees and their files. Only in turn: another tab may be about to name one. */
  async function sweep(): Promise<void> {
    const kept = await connection.write(['generations', 'active'], 'relaxed', async (writing) => {
      const [generations, active] = [writing.objectStore('generations'), writing.objectStore('active')]
      const visible = await Promise.all(RECORDS.map((which) => active.get(which)))
      for (const key of await generations.getAllKeys()) if (!visible.includes(key)) await generations.delete(key)
      return generations.getAll()
    })
    const names = kept.flatMap((record) => {
      const vectors = storedCatalogOf(record)?.vectors
      return vectors && !(vectors instanceof Blob) ? [vectors.file] : []
    })
    await (await folder())?.keepOnly(names)
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
      const { version, manifest, vectors: where, items: blob, models = [] } = located.record
      const [items, ...bytes] = await Promise.all([bytesOf(blob), ...models.map((model) => bytesOf(model.bytes))])
      if (!items) return undefined
      // [CT12] A model that the browser lost is left out: the catalog opens without it.
      const found = models.flatMap(({ path }, at) => (bytes[at] ? [{ path, bytes: bytes[at] }] : []))
      const files = { manifest, items, vectors: located.vectors, models: found }
      return { version, files, vectorsIn: where instanceof Blob ? 'idb' : 'opfs' }
    },

    put(version, { manifest, items, vectors: bytes, models = [] }, watch) {
      return inTurn(async () => {
        const vectors = await putVectors(version, bytes)
        const stored = models.map((model) => ({ path: model.path, bytes: new Blob([model.bytes]) }))
        const record = {
          schemaVersion: 2,
          version,
          manifest,
          items: new Blob([items]),
          vectors,
          ...(stored.length > 0 && { models: stored }),
        } as const
        try {
          const key = await connection.write(['generations'], 'strict', (writing) =>
            writing.objectStore('generations').add(record),
          )
          watch?.staged?.()
          // [ST12] All that makes the new catalog the visible one: a record of one number.
          await connection.write(['active'], 'strict', (writing) => writing.objectStore('active').put(key, place.which))
          watch?.flipped?.()
        } finally {
          await sweep().catch(() => undefined)
        }
        return vectors instanceof Blob ? 'idb' : 'opfs'
      })
    },

    clear(version) {
      return inTurn(async () => {
        await connection.write(['generations', 'active'], 'strict', async (writing) => {
          const active = writing.objectStore('active')
          const key = await active.get(place.which)
          if (key === undefined) return
          const found = storedCatalogOf(await writing.objectStore('generations').get(key))?.version
          if (version === undefined || found === version) await active.delete(place.which)
        })
        await sweep().catch(() => undefined)
      })
    },

    close: () => undefined,
  }
}

/** Undefined where the browser lost them. */
async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const buffer = await blob.arrayBuffer().catch(() => undefined)
  return buffer && new Uint8Array(buffer)
}

async function read(connection: CatalogsConnection, which: CatalogRecord): Promise<StoredCatalog | undefined> {
  return connection.read(['generations', 'active'], async (reading) => {
    const key = await reading.objectStore('active').get(which)
    return key === undefined ? undefined : storedCatalogOf(await reading.objectStore('generations').get(key))
  })
}
