/** The page's listeners to the events of a worker; one that no longer answers is dropped. */

/** What Comlink makes of a page's function: a call is a message, and its promise may never settle. */
export type Listener<Event> = (event: Event) => unknown

/** Calls without an answer after which a listener counts as dead. A page that is busy for long still answers in the end. */
const MOST_UNANSWERED = 1000

export class Listeners<Event> {
  readonly #unanswered = new Map<Listener<Event>, number>()

  add(listener: Listener<Event>): void {
    this.#unanswered.set(listener, 0)
  }

  get size(): number {
    return this.#unanswered.size
  }

  /** [VW8] Tells every listener, waits for none; drops those that reject or have left too many calls unanswered. */
  tell(event: Event): void {
    for (const [listener, waiting] of this.#unanswered) {
      if (waiting >= MOST_UNANSWERED) this.#unanswered.delete(listener)
      else void this.#call(listener, event, waiting)
    }
  }

  async #call(listener: Listener<Event>, event: Event, waiting: number): Promise<void> {
    this.#unanswered.set(listener, waiting + 1)
    try {
      await listener(event)
      if (this.#unanswered.has(listener)) this.#unanswered.set(listener, 0)
    } catch {
      this.#unanswered.delete(listener)
    }
  }
}
