/** The IndexedDB database of Docent: one per app and origin, version 1. */
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb'
import type { Sealed } from './sealed-record.ts'

/** Raised with every change of stores or indexes, with a step in `upgradeDatabase` and a fixture of the old version. */
export const DATABASE_VERSION = 1

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

/** The files of one catalog; bytes as they came. */
export interface StoredCatalog {
  readonly version: string
  readonly manifest: Uint8Array<ArrayBuffer>
  readonly items: Uint8Array<ArrayBuffer>
  readonly vectors: Uint8Array<ArrayBuffer>
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
  aside: { key: number; value: AsideRecord; indexes: { byOwner: [string, string, number] } }
}

export type StoreName = StoreNames<DocentSchema>
export type DocentDatabase = IDBPDatabase<DocentSchema>
export type DocentTransaction<Mode extends IDBTransactionMode = IDBTransactionMode> = IDBPTransaction<
  DocentSchema,
  StoreName[],
  Mode
>

/** Makes what version 1 has. */
export function upgradeDatabase(database: DocentDatabase): void {
  database.createObjectStore('events')
  database.createObjectStore('models')
  database.createObjectStore('preferences')
  database.createObjectStore('served')
  database.createObjectStore('catalog')
  const aside = database.createObjectStore('aside', { autoIncrement: true })
  aside.createIndex('byOwner', ['store', 'userId', 'at'])
}
