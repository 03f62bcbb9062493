/** The visitor's IndexedDB database: one per app and origin, version 4. Public data lies in another (catalogs-schema.ts). */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames, unwrap } from 'idb'
import type { BatchBody } from './text-vector-batch.ts'
import type { DatabaseDefinition } from './database-definition.ts'
import type { Sealed } from './sealed-record.ts'

/** Raised with every change of stores or indexes, with a step in `upgradeDatabase` and a fixture of the old version. */
const DATABASE_VERSION = 4

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
  /** A head and a body a batch; keys ['heads' or 'vectors', number of the batch]. */
  textVectors: { key: ['heads' | 'vectors', number]; value: Sealed | BatchBody }
  /** One record, key 'current'. */
  importedCatalog: { key: string; value: StoredImport }
  /** What was computed of a visitor; key [userId, name of the state]. */
  states: { key: [string, string]; value: Sealed }
  aside: { key: number; value: AsideRecord; indexes: { byOwner: [string, string, number] } }
}

export type StoreName = StoreNames<DocentSchema>
export type DocentDatabase = IDBPDatabase<DocentSchema>
export type DocentTransaction<Mode extends IDBTransactionMode = IDBTransactionMode> = IDBPTransaction<
  DocentSchema,
  StoreName[],
  Mode
>

export const VISITOR_DATABASE: DatabaseDefinition<DocentSchema> = {
  version: DATABASE_VERSION,
  upgrade: upgradeDatabase,
}

/** What is there stays, but for the catalogs of versions 1 and 2: they are fetched again into a database of their own. */
function upgradeDatabase(database: DocentDatabase, oldVersion: number): void {
  if (oldVersion < 1) makeVersion1(database)
  if (oldVersion < 2) {
    database.createObjectStore('textVectors')
    database.createObjectStore('importedCatalog')
  }
  // Unwrapped, as today's schema does not know the store.
  if (oldVersion > 0 && oldVersion < 3) unwrap(database).deleteObjectStore('catalog')
  if (oldVersion < 4) database.createObjectStore('states')
}

function makeVersion1(database: DocentDatabase): void {
  database.createObjectStore('events')
  database.createObjectStore('models')
  database.createObjectStore('preferences')
  database.createObjectStore('served')
  const aside = database.createObjectStore('aside', { autoIncrement: true })
  aside.createIndex('byOwner', ['store', 'userId', 'at'])
}
