/** What is known of the stored pages without reading them again: possible because a page never changes. */
import { type Page, pageKeys, readSomePages } from './event-pages.ts'
import type { DocentTransaction } from './docent-schema.ts'

/** The time of every readable event of a page by its id, and how many entries there are. */
export interface KnownPage {
  readonly key: [string, string]
  readonly times: ReadonlyMap<string, number>
  readonly size: number
}

export class KnownEvents {
  readonly #users = new Map<string, Map<string, KnownPage>>()

  /** Remembers pages that were read or are being written. One that is never committed is forgotten by `pages`. */
  learn(pages: readonly Page[]): void {
    for (const { key, entries } of pages) {
      const times = new Map<string, number>()
      for (const { event } of entries) if (event) times.set(event.id, event.ts)
      const [userId, pageId] = key
      const own = this.#users.get(userId) ?? new Map<string, KnownPage>()
      this.#users.set(userId, own.set(pageId, { key, times, size: entries.length }))
    }
  }

  /** The pages of a user as they are in this transaction; reads only those that another tab wrote. */
  async pages(transaction: DocentTransaction, userId: string): Promise<readonly KnownPage[]> {
    const keys = await pageKeys(transaction, userId)
    const before = this.#users.get(userId)
    const unknown = keys.filter(([, pageId]) => !before?.has(pageId))
    if (unknown.length > 0) this.learn(await readSomePages(transaction, unknown))
    const known = this.#users.get(userId)
    const present = keys.flatMap(([, pageId]) => known?.get(pageId) ?? [])
    this.#users.set(userId, new Map(present.map((page) => [page.key[1], page])))
    return present
  }

  /** Forgets everything: the database may be another one. */
  clear(): void {
    this.#users.clear()
  }
}
