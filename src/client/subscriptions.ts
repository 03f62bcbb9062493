/** What a page listens to, and the telling of it. */
import type { LoadedCatalog } from './catalog-loader.ts'
import type { ModelState } from '../protocol/embed-host.ts'
import type { SyncReport } from '../contracts/sync-report.ts'
import type { VaultEvent } from '../protocol/vault-host.ts'

/** What the vault tells, and what only the page knows. */
export type DocentEvent =
  | VaultEvent
  | { readonly type: 'model'; readonly state: ModelState }
  | { readonly type: 'catalog'; readonly status: LoadedCatalog }
  | { readonly type: 'synced'; readonly report: SyncReport }
export type EventType = DocentEvent['type']
export type Subscriber<Type extends EventType> = (event: Extract<DocentEvent, { readonly type: Type }>) => void

/** What went wrong while nobody listened; the oldest is forgotten first. */
const MOST_UNHEARD = 10

export class Subscriptions {
  readonly #subscribers = new Set<(event: DocentEvent) => void>()
  /** Degradations of the start, before a page could subscribe. */
  #unheard: DocentEvent[] = []
  #isHeard = false

  /** [CL10] Gives the function that ends it; calling that twice does nothing more. */
  on<Type extends EventType>(type: Type, subscriber: Subscriber<Type>): () => void {
    const own = (event: DocentEvent): void => {
      if (isOfType(event, type)) subscriber(event)
    }
    this.#subscribers.add(own)
    if (type === 'degraded' && !this.#isHeard) this.#catchUp()
    return () => void this.#subscribers.delete(own)
  }

  /** A subscriber that throws is reported to the page's own error handler and stops no other. */
  tell(event: DocentEvent): void {
    if (event.type === 'degraded' && !this.#isHeard) this.#unheard = [...this.#unheard, event].slice(-MOST_UNHEARD)
    for (const subscriber of this.#subscribers) {
      try {
        subscriber(event)
      } catch (thrown) {
        reportError(thrown)
      }
    }
  }

  clear(): void {
    this.#subscribers.clear()
  }

  /** Tells the first who listens to degradations what there was before, after it has got its way of ending. */
  #catchUp(): void {
    this.#isHeard = true
    const unheard = this.#unheard.splice(0)
    queueMicrotask(() => unheard.forEach((event) => this.tell(event)))
  }
}

function isOfType<Type extends EventType>(
  event: DocentEvent,
  type: Type,
): event is Extract<DocentEvent, { readonly type: Type }> {
  return event.type === type
}
