/** The page's listeners to vault events; one that no longer answers is dropped. */
import type { VaultEvent } from '../protocol/vault-host.ts'

/** What Comlink makes of a page's function: a call is a message, and its promise may never settle. */
export type Listener = (event: VaultEvent) => unknown

/** Calls without an answer after which a listener counts as dead. A page that is busy for long still answers in the end. */
const MOST_UNANSWERED = 1000

export class Listeners {
  readonly #unanswered = new Map<Listener, number>()

  add(listener: Listener): void {
    this.#unanswered.set(listener, 0)
  }

  get size(): number {
    return this.#unanswered.size
  }

  /** [VW8] Tells every listener, waits for none; drops those that reject or have left too many calls unanswered. */
  tell(event: VaultEvent): void {
    for (const [listener, waiting] of this.#unanswered) {
      if (waiting >= MOST_UNANSWERED) this.#unanswered.delete(listener)
      else void this.#call(listener, event, waiting)
    }
  }

  async #call(listener: Listener, event: VaultEvent, waiting: number): Promise<void> {
    this.#unanswered.set(listener, waiting + 1)
    try {
      await listener(event)
      if (this.#unanswered.has(listener)) this.#unanswered.set(listener, 0)
    } catch {
      this.#unanswered.delete(listener)
    }
  }
}
