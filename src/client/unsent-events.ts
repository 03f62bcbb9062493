/** Events that a page could not deliver before it went away: kept for the next page of the same visitor. */
import { ID_BYTES, toHex } from '../base/hex.ts'

/** What fits easily into the storage that can be written while a page goes away. */
const MOST_KEPT = 1000

/**
 * [CL9] In localStorage, because a page that goes away cannot wait for a worker or a database; under a key of its own a
 * page, so that two that go at once keep both. No call throws: where storage is denied, events are lost with the page.
 */
export class UnsentEvents {
  readonly #prefix: string
  readonly #own: string
  /** Keys whose events are with this page now. */
  readonly #taken = new Set<string>()

  constructor(database: string) {
    this.#prefix = `docent:${database}:unsent:`
    this.#own = this.#prefix + toHex(crypto.getRandomValues(new Uint8Array(ID_BYTES)))
  }

  /** Keeps the 1,000 oldest of the events. */
  keep(events: readonly unknown[]): void {
    const kept = events.filter((event) => event !== null).slice(0, MOST_KEPT)
    if (kept.length === 0) return
    this.#taken.add(this.#own)
    attempt(() => localStorage.setItem(this.#own, JSON.stringify(kept)))
  }

  /** What earlier pages kept, to be delivered by this one. */
  take(): readonly unknown[] {
    return this.#keys().flatMap((key) => {
      this.#taken.add(key)
      const kept = attempt((): unknown => JSON.parse(localStorage.getItem(key) ?? ''))
      return Array.isArray(kept) ? Array.from<unknown>(kept) : []
    })
  }

  /** Forgets what this page took or kept: it was delivered. */
  delivered(): void {
    for (const key of this.#taken) attempt(() => localStorage.removeItem(key))
    this.#taken.clear()
  }

  /** Forgets everything that any page of this database kept. */
  erase(): void {
    for (const key of this.#keys()) attempt(() => localStorage.removeItem(key))
  }

  #keys(): readonly string[] {
    return (attempt(() => Object.keys(localStorage)) ?? []).filter((key) => key.startsWith(this.#prefix))
  }
}

/** Browsers that deny storage throw at the mere name of it. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
