/** Tracker: takes events at once, sends them in batches, and keeps each until the vault has it. */
import type { IngestReport } from '../contracts/host-replies.ts'
import { mergeReports } from './merge-reports.ts'
import { SECOND_MS } from '../base/time.ts'

/**
 * Events a message. More would block the page for longer while they are copied (5,000 take about 10 ms); fewer would
 * cost more in all, as the vault looks at the whole visit after every batch: 100,000 events took 26 s in batches of 500,
 * 4 s in these (Chromium 147, 2 cores).
 */
const BATCH_EVENTS = 5000
/** Events that may wait while there is no vault, some 100 MB; those that come later are dropped and counted. */
const MOST_WAITING = 200_000
/** With more waiting, a call does not wait for them: it would be late and the list hardly another one. */
const CAUGHT_UP_EVENTS = BATCH_EVENTS
/** How often a batch that the vault answers with an error is tried before it is given up. */
const MOST_TRIES = 3
const RETRY_MS = 2 * SECOND_MS

export interface TrackerOptions {
  /** Sends a batch; rejects when it may not have arrived. */
  readonly send: (batch: readonly unknown[]) => Promise<IngestReport>
  /** Whether a rejection says that there is no vault just now, rather than that the vault refused the batch. */
  readonly isNoAnswer: (thrown: unknown) => boolean
  /** Events were dropped; `because` says why. */
  readonly onDropped: (because: string) => void
  /** Nothing waits any more. */
  readonly onEmpty: () => void
}

export class Tracker {
  readonly #options: TrackerOptions
  /** Oldest first; those of a batch on its way stay until they are acknowledged. `null`: an event that was no data. */
  #waiting: unknown[] = []
  #dropped = 0
  #sending: Promise<void> | undefined
  #scheduled = false
  #tries = 0
  #retry: ReturnType<typeof setTimeout> | undefined
  /** What became of the events since the last flush, and how many they were. */
  #report: { readonly size: number; readonly merged: IngestReport } | undefined
  /** Raised by `discard`: acknowledgements of what was sent before it mean nothing any more. */
  #epoch = 0
  #isClosed = false

  constructor(options: TrackerOptions) {
    this.#options = options
  }

  get waiting(): readonly unknown[] {
    return this.#waiting
  }

  get dropped(): number {
    return this.#dropped
  }

  /** [CL3] Never throws. Events of one task are sent together, right after it. */
  add(raw: unknown): void {
    if (this.#isClosed) return
    if (this.#waiting.length >= MOST_WAITING) {
      this.#drop(1, `more than ${MOST_WAITING} events wait for the vault`)
      return
    }
    this.#waiting.push(raw)
    if (this.#scheduled) return
    this.#scheduled = true
    queueMicrotask(() => {
      this.#scheduled = false
      this.send()
    })
  }

  /** Sends what waits, batch by batch. Never throws; what could not be sent waits on. */
  send(): void {
    if (this.#sending) return
    this.#sending = this.#sendAll().finally(() => (this.#sending = undefined))
    this.#sending.catch(() => undefined) // whoever flushes hears of it; nobody need
  }

  /** [CL4] Settles when the vault has every event tracked so far, or cannot take them now. Never rejects. */
  async caughtUp(): Promise<void> {
    if (this.#waiting.length > CAUGHT_UP_EVENTS) return
    this.send()
    await this.#sending?.catch(() => undefined)
  }

  /** [CL5] Sends all and says what became of the events since the last flush. Rejects when the vault takes none. */
  async flush(): Promise<IngestReport> {
    this.send()
    await this.#sending
    const report = this.#report?.merged ?? (await this.#options.send([]))
    this.#report = undefined
    return report
  }

  /** Forgets all that waits: the visitor asked for it. */
  discard(): void {
    this.#epoch++
    this.#waiting = []
    this.#report = undefined
  }

  /** Events that are tracked from now on are nobody's. */
  close(): void {
    this.#isClosed = true
    clearTimeout(this.#retry)
  }

  async #sendAll(): Promise<void> {
    clearTimeout(this.#retry)
    while (this.#waiting.length > 0) {
      const epoch = this.#epoch
      const batch = this.#waiting.slice(0, BATCH_EVENTS)
      try {
        const report = await this.#options.send(batch)
        if (epoch === this.#epoch) this.#acknowledge(batch.length, report)
      } catch (thrown) {
        if (epoch !== this.#epoch) continue
        this.#later(batch.length, thrown)
        throw thrown
      }
    }
    this.#options.onEmpty()
  }

  #acknowledge(size: number, report: IngestReport): void {
    this.#waiting.splice(0, size)
    this.#tries = 0
    const earlier = this.#report
    this.#report = {
      size: (earlier?.size ?? 0) + size,
      merged: earlier ? mergeReports(earlier.merged, earlier.size, report) : report,
    }
  }

  #later(size: number, thrown: unknown): void {
    if (!this.#options.isNoAnswer(thrown) && ++this.#tries >= MOST_TRIES) {
      this.#tries = 0
      this.#waiting.splice(0, size)
      this.#drop(size, `the vault could not take them: ${String(thrown)}`)
    }
    if (!this.#isClosed) this.#retry = setTimeout(() => this.send(), RETRY_MS)
  }

  #drop(count: number, because: string): void {
    this.#dropped += count
    this.#options.onDropped(`${count} tracked events were dropped: ${because}`)
  }
}
