/** What an IndexedDB database is made of: each has its definition in a file of its own. */
import type { DBSchema, IDBPDatabase } from 'idb'

export interface DatabaseDefinition<Schema extends DBSchema> {
  readonly version: number
  /** Makes what is missing in a database of `oldVersion` (0: a new one). */
  readonly upgrade: (database: IDBPDatabase<Schema>, oldVersion: number) => void
}
