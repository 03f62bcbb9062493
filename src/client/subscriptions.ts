/** What a page listens to, and the telling of it. */
import type { VaultEvent } from '../protocol/vault-host.ts'

export type EventType = VaultEvent['type']
export type Subscriber<Type extends EventType> = (event: Extract<VaultEvent, { readonly type: Type }>) => void

export class Subscriptions {
  readonly #subscribers = new Set<(event: VaultEvent) => void>()

  /** [CL10] Gives the function that ends it; calling that twice does nothing more. */
  on<Type extends EventType>(type: Type, subscriber: Subscriber<Type>): () => void {
    const own = (event: VaultEvent): void => {
      if (isOfType(event, type)) subscriber(event)
    }
    this.#subscribers.add(own)
    return () => void this.#subscribers.delete(own)
  }

  /** A subscriber that throws is reported to the page's own error handler and stops no other. */
  tell(event: VaultEvent): void {
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
}

function isOfType<Type extends EventType>(
  event: VaultEvent,
  type: Type,
): event is Extract<VaultEvent, { readonly type: Type }> {
  return event.type === type
}
