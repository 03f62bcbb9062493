/** One connection to a database, that heals itself once a call and says clearly when it cannot. */
import { asDocentError, DocentError } from '../../base/docent-error.ts'
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb'
import type { DatabaseDefinition } from './database-definition.ts'
import type { DocentSchema } from './docent-schema.ts'
import { SECOND_MS } from '../../base/time.ts'

export interface ConnectionOptions {
  /** Name of the IndexedDB database. */
  readonly database: string
  /** Called when the connection was lost and another one stands: the database may be another one now. */
  readonly onReopened?: () => void
  /** Milliseconds after which an open that hangs counts as failed; 5 s by default. */
  readonly openDeadlineMs?: number
}

/** Why there is no storage, as StorageStatus says it. */
export type NoStorageBecause = 'unavailable' | 'denied' | 'failed'

/** Writes that a visitor would miss are flushed to the disk before they count; what can be rebuilt is not. */
export type Flush = 'strict' | 'relaxed'

/** Longer than any healthy open; a blocked or hanging one must not keep a page waiting. Source: storage note, section 4. */
const OPEN_DEADLINE_MS = 5 * SECOND_MS
/** What browsers throw where a visitor or a policy forbids storage. */
const DENIED = new Set(['SecurityError', 'NotAllowedError'])

/** A transaction over any of the stores of `Schema`. */
type Transaction<Schema extends DBSchema, Mode extends IDBTransactionMode> = IDBPTransaction<
  Schema,
  StoreNames<Schema>[],
  Mode
>

/** Without a type argument, the visitor's database. */
export class IdbConnection<Schema extends DBSchema = DocentSchema> {
  readonly #options: ConnectionOptions
  readonly #definition: DatabaseDefinition<Schema>
  #database: Promise<IDBPDatabase<Schema>> | undefined
  /** What `#database` resolved to. */
  #live: IDBPDatabase<Schema> | undefined
  #opens = 0
  #closed = false

  constructor(options: ConnectionOptions, definition: DatabaseDefinition<Schema>) {
    this.#options = options
    this.#definition = definition
  }

  /** Settles when the database is open. Errors: `storage-failed`, with NoStorageBecause in `details.because`. */
  async open(): Promise<void> {
    await this.#connect()
  }

  /**
   * Runs `work` in one transaction over `stores` and settles when it is durable: all of it or nothing. A dropped
   * connection is opened again and the work done again, once. `work` awaits nothing but the database, or the transaction
   * ends under it. Errors: `storage-failed`.
   */
  async write<T>(
    stores: StoreNames<Schema>[],
    flush: Flush,
    work: (transaction: Transaction<Schema, 'readwrite'>) => Promise<T>,
  ): Promise<T> {
    return this.#withDatabase((database) => {
      const transaction = database.transaction(stores, 'readwrite', { durability: flush })
      return finished(transaction, work(transaction))
    })
  }

  /** [ST13] Runs `work` in one reading transaction: it sees one state. Otherwise like `write`. */
  async read<T>(
    stores: StoreNames<Schema>[],
    work: (transaction: Transaction<Schema, 'readonly'>) => Promise<T>,
  ): Promise<T> {
    return this.#withDatabase((database) => {
      const transaction = database.transaction(stores, 'readonly')
      return finished(transaction, work(transaction))
    })
  }

  close(): void {
    this.#closed = true
    this.#drop()
  }

  /** [ST14] */
  async #withDatabase<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    const database = await this.#connect()
    try {
      return await work(database)
    } catch (thrown) {
      if (!isLostConnection(thrown) || this.#closed) throw storageFailed(thrown)
    }
    // Another call may have noticed first and hold a new connection already.
    if (this.#live === database) this.#drop()
    const reopened = await this.#connect()
    return work(reopened).catch((thrown: unknown) => Promise.reject(storageFailed(thrown)))
  }

  #connect(): Promise<IDBPDatabase<Schema>> {
    if (this.#closed) return Promise.reject(storageFailed(new Error('The stores were closed.')))
    this.#database ??= this.#openInTime().then(
      (database) => {
        if (this.#closed) database.close()
        this.#live = database
        if (this.#opens++ > 0) this.#options.onReopened?.()
        return database
      },
      (thrown: unknown) => {
        this.#database = undefined
        throw storageFailed(thrown)
      },
    )
    return this.#database
  }

  async #openInTime(): Promise<IDBPDatabase<Schema>> {
    if (typeof indexedDB === 'undefined') throw noStorage('unavailable', 'this browser has no IndexedDB here')
    const deadlineMs = this.#options.openDeadlineMs ?? OPEN_DEADLINE_MS
    let late = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const opening = openDB<Schema>(this.#options.database, this.#definition.version, {
      upgrade: this.#definition.upgrade,
      // [ST14] Another page wants a newer version or to delete the database: stand aside, or it waits for ever.
      blocking: () => this.#drop(),
      terminated: () => this.#drop(),
    })
    // An open that succeeds after nobody waits for it would hold the database against others.
    opening.then((database) => late && database.close()).catch(() => undefined)
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        late = true
        reject(noStorage('failed', `IndexedDB did not open within ${deadlineMs} ms; another tab may hold it`))
      }, deadlineMs)
    })
    return Promise.race([opening, tooLate]).finally(() => clearTimeout(timer))
  }

  #drop(): void {
    this.#live?.close()
    this.#live = undefined
    this.#database = undefined
  }
}

/** The value of `work` once the transaction is complete; a failed work ends the transaction too. */
async function finished<T>(transaction: { readonly done: Promise<void>; abort(): void }, work: Promise<T>): Promise<T> {
  // Both are awaited at once: a rejection that nobody listens to would be reported as unhandled.
  const [value] = await Promise.all([
    work.catch((thrown: unknown) => {
      abort(transaction)
      throw thrown
    }),
    transaction.done,
  ])
  return value
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort()
  } catch {
    // It has ended already.
  }
}

function isLostConnection(thrown: unknown): boolean {
  // Chromium and Firefox: InvalidStateError; WebKit: UnknownError "Connection to Indexed Database server lost".
  return thrown instanceof DOMException && (thrown.name === 'InvalidStateError' || thrown.name === 'UnknownError')
}

function storageFailed(thrown: unknown): DocentError {
  if (thrown instanceof DocentError) return thrown
  const denied = thrown instanceof DOMException && DENIED.has(thrown.name)
  const found = asDocentError(thrown).message
  return noStorage(denied ? 'denied' : 'failed', found, thrown)
}

function noStorage(because: NoStorageBecause, found: string, cause?: unknown): DocentError {
  return new DocentError(
    'storage-failed',
    `Expected IndexedDB to keep data on this device, found: ${found}. Docent goes on without; allow site data for this origin or free disk space.`,
    { because },
    cause,
  )
}
