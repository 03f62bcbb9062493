/** The IndexedDB database of Docent: one per app and origin, version 2. */
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb'
import type { BatchBody } from './text-vector-batch.ts'
import type { Sealed } from './sealed-record.ts'

/** Raised with every change of stores or indexes, with a step in `upgradeDatabase` and a fixture of the old version. */
export const DATABASE_VERSION = 2

/**
 * Events in pages, because IndexedDB is slow by the record, not by the byte (SPEC ST3 has the measure). A page is written
 * once and never changed: what changes goes into a new page under a new key.
 */
export interface StoredPage {
  /** Sealed events, or what was found in their place. */
  readonly events: readonly unknown[]
}

/** A record that could not be read, kept as it was found, until its owner is erased or it leaves the window. */
export interface AsideRecord {
  readonly store: string
  readonly userId: string
  /** Epoch ms at which it was set aside. */
  readonly at: number
  readonly record: unknown
}

/**
 * One catalog. What is large lies in Blobs, which are read a second time faster than bytes inside a record (SPEC ST15).
 * Version 1 of this record held all three as Uint8Array; it counts as no catalog.
 */
export interface StoredCatalog {
  readonly schemaVersion: 2
  readonly version: string
  readonly manifest: Uint8Array<ArrayBuffer>
  readonly items: Blob
  /** The vectors, or the file that holds them and how many bytes it has. */
  readonly vectors: Blob | { readonly file: string; readonly bytes: number }
}

/** The records of a catalog that is being made on this device. */
export interface StoredImport {
  readonly info: Sealed
  readonly count: number
  /** As in items.ndjson. */
  readonly items: Uint8Array<ArrayBuffer>
  /** CRC-32 of `items`. */
  readonly crc: number
}

export interface DocentSchema extends DBSchema {
  /** Key [userId, page id]. */
  events: { key: [string, string]; value: StoredPage }
  /** Key userId. */
  models: { key: string; value: Sealed }
  preferences: { key: string; value: Sealed }
  /** Key [userId, at, number among those of the same instant]. */
  served: { key: [string, number, number]; value: Sealed }
  /** One record, key 'current'. */
  catalog: { key: string; value: StoredCatalog }
  /** A head and a body a batch; keys ['heads' or 'vectors', number of the batch]. */
  textVectors: { key: ['heads' | 'vectors', number]; value: Sealed | BatchBody }
  /** One record, key 'current'. */
  importedCatalog: { key: string; value: StoredImport }
  aside: { key: number; value: AsideRecord; indexes: { byOwner: [string, string, number] } }
}

export type StoreName = StoreNames<DocentSchema>
export type DocentDatabase = IDBPDatabase<DocentSchema>
export type DocentTransaction<Mode extends IDBTransactionMode = IDBTransactionMode> = IDBPTransaction<
  DocentSchema,
  StoreName[],
  Mode
>

/** Makes what is missing in a database of `oldVersion` (0: a new one). What is there stays. */
export function upgradeDatabase(database: DocentDatabase, oldVersion: number): void {
  if (oldVersion < 1) makeVersion1(database)
  if (oldVersion < 2) {
    database.createObjectStore('textVectors')
    database.createObjectStore('importedCatalog')
  }
}

function makeVersion1(database: DocentDatabase): void {
  database.createObjectStore('events')
  database.createObjectStore('models')
  database.createObjectStore('preferences')
  database.createObjectStore('served')
  database.createObjectStore('catalog')
  const aside = database.createObjectStore('aside', { autoIncrement: true })
  aside.createIndex('byOwner', ['store', 'userId', 'at'])
}
