/** EventBuffer in IndexedDB, in pages. Every append is flushed to the disk before it counts. */
import {
  addPages,
  entryOf,
  ofUser,
  type Page,
  PAGE_EVENTS,
  readPages,
  readSomePages,
  replacePages,
} from './event-pages.ts'
import type { AppendResult, EventBuffer } from '../../ports/event-buffer.ts'
import { dropAside, keepAside } from './set-aside.ts'
import { type KnownEvents, type KnownPage } from './known-events.ts'
import type { DocentTransaction } from './docent-schema.ts'
import type { IdbConnection } from './idb-connection.ts'
import type { InteractionEvent } from '../../contracts/interaction-event.ts'

/** Pages that are not full; with more of them they are joined, so that reading keys stays cheap. */
const MOST_SMALL_PAGES = 50

/** Over an open connection. Errors of every call: `storage-failed`. Cost of a read: all events of the user are parsed. */
export function createIdbEventBuffer(connection: IdbConnection, known: KnownEvents): EventBuffer {
  let corrupt = 0

  return {
    async fetchEvents(userId) {
      const pages = await connection.read(['events'], (reading) => readPages(reading, userId))
      known.learn(pages)
      const damaged = pages.filter(({ entries }) => entries.some(({ event }) => !event))
      if (damaged.length > 0) corrupt += await setEventsAside(connection, userId, damaged)
      const events = pages.flatMap(({ entries }) => entries.flatMap(({ event }) => event ?? []))
      return events.sort((a, b) => a.ts - b.ts || (a.id < b.id ? -1 : 1))
    },

    async append(events, pruneBefore): Promise<AppendResult> {
      if (events.length === 0) return { added: [], pruned: 0 }
      return connection.write(['events', 'aside'], 'strict', async (writing) => {
        const added: string[] = []
        let pruned = 0
        for (const userId of new Set(events.map((event) => event.userId))) {
          const own = events.filter((event) => event.userId === userId)
          const pages = await known.pages(writing, userId)
          const fresh = newOnes(own, pages, pruneBefore)
          known.learn(await addPages(writing, userId, fresh.map(entryOf)))
          added.push(...fresh.map(({ id }) => id))
          pruned += await tidy(writing, userId, pages, pruneBefore)
          await dropAside(writing, 'events', userId, pruneBefore)
        }
        return { added, pruned }
      })
    },

    async remove(userId, eventIds) {
      const gone = new Set(eventIds)
      await connection.write(['events'], 'strict', async (writing) => {
        const touched = (await known.pages(writing, userId)).filter(({ times }) => eventIds.some((id) => times.has(id)))
        const pages = await readSomePages(
          writing,
          touched.map(({ key }) => key),
        )
        known.learn(await replacePages(writing, userId, pages, ({ event }) => !event || !gone.has(event.id)))
      })
    },

    async clear(userId) {
      return connection.write(['events', 'aside'], 'strict', async (writing) => {
        const pages = await known.pages(writing, userId)
        await writing.objectStore('events').delete(ofUser(userId))
        await dropAside(writing, 'events', userId)
        return pages.reduce((sum, { size }) => sum + size, 0)
      })
    },

    corruptCount: () => corrupt,
    close: () => undefined,
  }

  /** Removes what is older than `pruneBefore` and joins small pages when there are many; gives how many were removed. */
  async function tidy(
    writing: DocentTransaction<'readwrite'>,
    userId: string,
    pages: readonly KnownPage[],
    pruneBefore: number,
  ): Promise<number> {
    const isOld = (ts: number): boolean => ts < pruneBefore
    const small = pages.filter(({ size }) => size < PAGE_EVENTS)
    const joined = new Set(small.length > MOST_SMALL_PAGES ? small : [])
    const touched = pages.filter((page) => joined.has(page) || [...page.times.values()].some(isOld))
    if (touched.length === 0) return 0
    const read = await readSomePages(
      writing,
      touched.map(({ key }) => key),
    )
    known.learn(await replacePages(writing, userId, read, ({ event }) => !event || !isOld(event.ts)))
    return touched.reduce((sum, { times }) => sum + [...times.values()].filter(isOld).length, 0)
  }
}

/** [ST3] [ST4] Of one user's events, those to store: of an id that comes twice the first, and only if it is not there. */
function newOnes(
  events: readonly InteractionEvent[],
  pages: readonly KnownPage[],
  pruneBefore: number,
): readonly InteractionEvent[] {
  const fresh = new Map<string, InteractionEvent>()
  for (const event of events) {
    if (event.ts < pruneBefore || fresh.has(event.id) || pages.some(({ times }) => times.has(event.id))) continue
    fresh.set(event.id, event)
  }
  return [...fresh.values()]
}

/** [ST6] Moves unreadable entries to the `aside` store; pages that another call has replaced since are left to it. */
async function setEventsAside(connection: IdbConnection, userId: string, damaged: readonly Page[]): Promise<number> {
  return connection.write(['events', 'aside'], 'strict', async (writing) => {
    const pages = await readSomePages(
      writing,
      damaged.map(({ key }) => key),
    )
    const unreadable = pages.flatMap(({ entries }) => entries.filter(({ event }) => !event))
    await replacePages(writing, userId, pages, ({ event }) => event !== undefined)
    await keepAside(
      writing,
      'events',
      userId,
      unreadable.map(({ sealed }) => sealed),
    )
    return unreadable.length
  })
}
