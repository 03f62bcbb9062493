/** Pages of events: how a visitor's events lie in IndexedDB, and how a page is replaced by others. */
import type { DocentTransaction, StoredPage } from './docent-schema.ts'
import { ID_BYTES, toHex } from '../../base/hex.ts'
import { InteractionEvent } from '../../contracts/interaction-event.ts'
import { seal, unseal } from './sealed-record.ts'

/** Events in a full page. Larger pages are hardly faster to write, and one that is lost loses more. */
export const PAGE_EVENTS = 500

/** One stored event and what it says; `event` is undefined where it cannot be read. */
export interface PageEntry {
  readonly sealed: unknown
  readonly event: InteractionEvent | undefined
}

/** A page as it was read. A record that is no page at all reads as one entry without an event. */
export interface Page {
  readonly key: [string, string]
  readonly entries: readonly PageEntry[]
}

/** All pages of one user, in one state. Cost: every event is parsed. */
export async function readPages(transaction: DocentTransaction, userId: string): Promise<readonly Page[]> {
  const store = transaction.objectStore('events')
  const [records, keys] = await Promise.all([store.getAll(ofUser(userId)), store.getAllKeys(ofUser(userId))])
  return keys.map((key, i) => ({ key, entries: entriesOf(records[i], userId) }))
}

/** Those pages of `keys` that are there. */
export async function readSomePages(
  transaction: DocentTransaction,
  keys: readonly [string, string][],
): Promise<readonly Page[]> {
  const store = transaction.objectStore('events')
  const records = await Promise.all(keys.map((key) => store.get(key)))
  return keys.flatMap((key, i) => (records[i] === undefined ? [] : [{ key, entries: entriesOf(records[i], key[0]) }]))
}

/** The keys of a user's pages. */
export async function pageKeys(transaction: DocentTransaction, userId: string): Promise<[string, string][]> {
  return transaction.objectStore('events').getAllKeys(ofUser(userId))
}

/** Writes events as new pages, in the order given; gives the pages. */
export async function addPages(
  writing: DocentTransaction<'readwrite'>,
  userId: string,
  entries: readonly PageEntry[],
): Promise<readonly Page[]> {
  const pages: Page[] = []
  for (let at = 0; at < entries.length; at += PAGE_EVENTS) {
    pages.push({ key: [userId, newPageId()], entries: entries.slice(at, at + PAGE_EVENTS) })
  }
  const store = writing.objectStore('events')
  await Promise.all(pages.map(({ key, entries: own }) => store.put(pageOf(own), key)))
  return pages
}

/** Replaces pages by new ones that hold the entries for which `keep` is true; gives the new pages. */
export async function replacePages(
  writing: DocentTransaction<'readwrite'>,
  userId: string,
  pages: readonly Page[],
  keep: (entry: PageEntry) => boolean,
): Promise<readonly Page[]> {
  const store = writing.objectStore('events')
  await Promise.all(pages.map(({ key }) => store.delete(key)))
  return addPages(
    writing,
    userId,
    pages.flatMap(({ entries }) => entries.filter(keep)),
  )
}

/** An event as an entry of a page. */
export function entryOf(event: InteractionEvent): PageEntry {
  return { sealed: seal(event), event }
}

/** The range of a user's page keys: in IndexedDB's order every list sorts after every string. */
export function ofUser(userId: string): IDBKeyRange {
  return IDBKeyRange.bound([userId], [userId, []])
}

function entriesOf(record: unknown, userId: string): readonly PageEntry[] {
  const events: unknown = typeof record === 'object' && record !== null ? Reflect.get(record, 'events') : undefined
  if (!Array.isArray(events)) return [{ sealed: record, event: undefined }]
  return events.map((sealed: unknown) => {
    const event = unseal(InteractionEvent, sealed)
    return { sealed, event: event?.userId === userId ? event : undefined }
  })
}

function newPageId(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(ID_BYTES)))
}

/** Unreadable entries keep their place as they were found, until they are set aside. */
function pageOf(entries: readonly PageEntry[]): StoredPage {
  return { events: entries.map(({ sealed }) => sealed) }
}
