/** The IndexedDB database of public data: catalogs, and what the sync worker knows of them. No visitor's data is in it. */
import type { DBSchema, IDBPDatabase } from 'idb'
import type { DatabaseDefinition } from './database-definition.ts'
import type { IdbConnection } from './idb-connection.ts'
import type { Sealed } from './sealed-record.ts'

/** Raised with every change of stores or indexes, with a step in `upgrade` and a fixture of the old version. */
const CATALOGS_VERSION = 1

/** Name of the database of public data that belongs to a visitor's database. */
export function catalogsDatabase(database: string): string {
  return `${database}-catalogs`
}

/** Of two catalogs of a database: the one that the app names, and the pack that an import became. */
export type CatalogRecord = 'current' | 'imported'

/** One catalog. What is large lies in Blobs, which are read a second time faster than bytes inside a record (SPEC ST15). */
export interface StoredCatalog {
  readonly schemaVersion: 2
  readonly version: string
  readonly manifest: Uint8Array<ArrayBuffer>
  readonly items: Blob
  /** The vectors, or the file that holds them and how many bytes it has. */
  readonly vectors: Blob | { readonly file: string; readonly bytes: number }
  /** Model files by name; records from before there were any have none. */
  readonly models?: readonly { readonly path: string; readonly bytes: Blob }[]
}

/** A piece of an object that is being downloaded. */
export interface StoredPart {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** CRC-32 of `bytes`. */
  readonly crc: number
  /** What the server called the object when the piece came. */
  readonly etag: string | undefined
}

export interface CatalogsSchema extends DBSchema {
  /** Whole catalogs, of which those are visible that `active` names. */
  generations: { key: number; value: StoredCatalog }
  /** The key of a generation by CatalogRecord. */
  active: { key: string; value: number }
  /** What sync knows of a catalog; key: its id. */
  sync: { key: string; value: Sealed }
  /** The highest release seen of a catalog; key: its id. */
  marks: { key: string; value: Sealed }
  /** Keys [digest of the object, number of the piece]. */
  parts: { key: [string, number]; value: StoredPart }
}

export type CatalogsConnection = IdbConnection<CatalogsSchema>

export const CATALOGS_DATABASE: DatabaseDefinition<CatalogsSchema> = { version: CATALOGS_VERSION, upgrade }

function upgrade(database: IDBPDatabase<CatalogsSchema>, oldVersion: number): void {
  if (oldVersion >= 1) return
  database.createObjectStore('generations', { autoIncrement: true })
  database.createObjectStore('active')
  database.createObjectStore('sync')
  database.createObjectStore('marks')
  database.createObjectStore('parts')
}
