/**
 * VisitJournal: what this page sent, by event id, so that an explanation can say "48 s, then on to the next". It lives
 * in memory and ends with the page; older events are named by their time alone.
 */

export interface JournalEntry {
  readonly event: 'look' | 'more' | 'less' | 'hide'
  readonly seconds?: number
  readonly left?: 'next_button' | 'link' | 'close_button'
}

export class VisitJournal {
  readonly #entries = new Map<string, JournalEntry>()

  write(eventId: string, entry: JournalEntry): void {
    this.#entries.set(eventId, entry)
  }

  read(eventId: string): JournalEntry | undefined {
    return this.#entries.get(eventId)
  }

  clear(): void {
    this.#entries.clear()
  }
}
