/**
 * RequestLedger: every request that the browser reports for this page, from the first on. It sees what the page, its
 * styles and its scripts ask for, and the file of a worker; it does not see what a worker asks for itself, nor what the
 * browser does on its own account.
 */

export interface LedgerLine {
  readonly path: string
  readonly kind: string
  /** Ms after the page began to load. */
  readonly at: number
  /** Bytes that came over the network; 0 when the browser had them. */
  readonly bytes: number
}

export class RequestLedger {
  readonly #lines: LedgerLine[] = []
  readonly #changed: () => void
  /** Ms at which everything the page needs was there; Infinity before. */
  readyAt = Infinity

  constructor(changed: () => void) {
    this.#changed = changed
    if (!PerformanceObserver.supportedEntryTypes.includes('resource')) return
    const observer = new PerformanceObserver((list) => this.#note(list.getEntries()))
    observer.observe({ type: 'navigation', buffered: true })
    observer.observe({ type: 'resource', buffered: true })
  }

  /** Oldest first. */
  get lines(): readonly LedgerLine[] {
    return this.#lines
  }

  /** Requests that began after the page was ready. */
  get sinceReady(): readonly LedgerLine[] {
    return this.#lines.filter((line) => line.at > this.readyAt)
  }

  markReady(now: number): void {
    this.readyAt = now
    this.#changed()
  }

  #note(entries: readonly PerformanceEntry[]): void {
    for (const entry of entries) {
      if (!(entry instanceof PerformanceResourceTiming) || !/^https?:/.test(entry.name)) continue
      const { origin, pathname } = new URL(entry.name)
      const path = origin === location.origin ? pathname : `${origin}${pathname}`
      this.#lines.push({ path, kind: entry.initiatorType, at: entry.startTime, bytes: entry.transferSize })
    }
    this.#changed()
  }
}
